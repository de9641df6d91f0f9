/** One side of a comparison. */
export interface Side {
  readonly name: string;
  readonly run: () => unknown;
}

/** A figure that is kept: less is better. */
export interface Figure {
  /** What it is about. No other figure has the same words. */
  readonly about: string;

  /** A ratio or a size, which depend little on the machine. */
  readonly value: number;

  /** The figure in words, with its unit and what it was computed from. */
  readonly text: string;
}

/** Runs the two sides alternately: both run under the same load of the machine. */
export function compare(about: string, base: Side, ours: Side, rounds: number): Figure {
  base.run();
  ours.run();
  const pairs = Array.from({ length: rounds }, (_, round) => {
    const order = round % 2 === 0 ? [base, ours] : [ours, base];
    const times = new Map(order.map((side) => [side, milliseconds(side.run)]));
    return { base: times.get(base) as number, ours: times.get(ours) as number };
  });
  const times = ([{ name }, all]: readonly [Side, readonly number[]]) => `${name} ${median(all).toFixed(1)} ms`;
  // The ratios of neighboring runs cancel the other load of the machine.
  const ratio = median(pairs.map((pair) => pair.ours / pair.base));
  return {
    about,
    value: ratio,
    text: `${times([base, pairs.map((pair) => pair.base)])}, ${times([ours, pairs.map((pair) => pair.ours)])}, ratio ${ratio.toFixed(3)}`,
  };
}

function milliseconds(run: () => unknown): number {
  const began = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - began) / 1e6;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = sorted.slice(sorted.length % 2 === 1 ? middle : middle - 1, middle + 1);
  return sorted.length % 2 === 1 ? low : (low + high) / 2;
}
