/** A step on the way to a field: a key of a map, or an index of a list. */
export type Step = string | number;

/** A plain key, an index, or a quoted key. */
const STEP = /\.?([^.[\]]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g;

const PLAIN_KEY = /^[A-Za-z_][\w-]*$/;

/** Reads `spec.overrides["c1"].ports[0].port`. What is cut off or malformed at the end is left out. */
export function stepsOf(path: string): Step[] {
  return [...path.matchAll(STEP)].map(([, key, index, quoted]) => {
    if (index !== undefined) {
      return Number(index);
    }
    return quoted === undefined ? key : JSON.parse(quoted) as string;
  });
}

/** The inverse: steps as findings write them. */
export function pathOf(steps: readonly Step[]): string {
  return steps.map((step, index) => {
    if (typeof step === 'string' && PLAIN_KEY.test(step)) {
      return index === 0 ? step : `.${step}`;
    }
    return `[${JSON.stringify(step)}]`;
  }).join('');
}
