import * as fc from 'fast-check';
import { distance, nearest } from '../src/text';

describe('the nearest word', () => {
  test.each([['', 'abc', 3], ['kitten', 'sitting', 3], ['Port', 'port', 0], ['ab', 'ba', 2]])('differs: %s and %s by %i', (a, b, expected) => {
    expect(distance(a, b)).toBe(expected);
  });

  test('is as far from one side as from the other', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => expect(distance(a, b)).toBe(distance(b, a))));
  });

  test('comes first, and what differs by more than a third does not come', () => {
    expect(nearest('prot', ['name', 'ports', 'port'])).toEqual([]);
    expect(nearest('replicaCounts', ['replicaCount', 'maxReplicas', 'minReplicas'])).toEqual(['replicaCount']);
    expect(nearest('targtport', ['targetPorts', 'targetPort'])).toEqual(['targetPort', 'targetPorts']);
  });
});
