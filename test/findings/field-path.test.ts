import { pathText, type Step } from '../../src/findings/field-path';
import { fc } from '../support/properties';

/** A plain key, an index, or a quoted key. */
const STEP = /\.?([^.[\]]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g;

/** Reads a printed path, as a tool that consumes the JSON would. */
function stepsOf(path: string): Step[] {
  return [...path.matchAll(STEP)].map(([, key, index, quoted]) => {
    if (index !== undefined) {
      return Number(index);
    }
    return quoted === undefined ? key : JSON.parse(quoted) as string;
  });
}

describe('a field path', () => {
  test('can be read back from its text, whatever its keys are', () => {
    const step = fc.oneof(fc.string({ minLength: 1 }), fc.nat(99));
    fc.assert(fc.property(fc.array(step), (steps) => expect(stepsOf(pathText(steps))).toEqual(steps)));
  });

  test('quotes only keys that need it', () => {
    expect(pathText(['spec', 'overrides', 'c-1', 'ports', 0, 'port'])).toBe('spec.overrides.c-1.ports[0].port');
    expect(pathText(['spec', 'serviceAnnotations', 'a.b/c'])).toBe('spec.serviceAnnotations["a.b/c"]');
    expect(pathText(['spec', 'overrides', 'a"b'])).toBe('spec.overrides["a\\"b"]');
  });
});
