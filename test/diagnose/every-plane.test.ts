import { FIXTURES, objectsOf } from './fixtures';
import { type ApiObject, without } from './objects';
import { diagnosed } from './support';

/* What is left out of a cluster can make its verdict unknown, but not another one. */

const KINDS = ['Node', 'Service', 'EndpointSlice', 'DaemonSet', 'ConfigMap', 'Event'];

/** Every choice of some of the kinds. */
function choices(kinds: readonly string[]): string[][] {
  return kinds.reduce<string[][]>((before, kind) => [...before, ...before.map((each) => [...each, kind])], [[]]);
}

const lacking = (objects: readonly ApiObject[], kinds: readonly string[]) => (
  kinds.reduce<readonly ApiObject[]>((rest, kind) => without(rest, kind), objects)
);

describe.each(Object.entries(FIXTURES))('%s', (name, { verdict, stranded }) => {
  const objects = objectsOf(name);

  test('gets the same verdict or none, whatever is left out', () => {
    const verdicts = choices(KINDS).map((kinds) => [kinds.join(), diagnosed(lacking(objects, kinds)).verdict.code]);
    expect(verdicts.filter(([, code]) => code !== verdict && code !== 'ASMG0503')).toEqual([]);
  });

  // A node that is not given has no answer.
  test('never has nothing wrong because one object is missing, if a node that is given is stranded', () => {
    const missing = objects.filter(({ kind }) => kind !== 'Node' || stranded.length > 1);
    const verdicts = missing.map((object) => diagnosed(objects.filter((each) => each !== object)).verdict.code);
    expect(verdict === 'ASMG0502' && verdicts.includes('ASMG0500')).toBe(false);
  });
});
