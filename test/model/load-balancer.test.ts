import { BackendType, backendTypeOf } from '../../src/model/load-balancer';

describe('the backend type of an annotation', () => {
  test.each([['no value', undefined], ['an empty value', '']])('is not declared by %s', (_, annotation) => {
    expect(backendTypeOf(annotation)).toBe(BackendType.UNKNOWN);
  });

  test('is the network interfaces of pods for the value "eni"', () => {
    expect(backendTypeOf('eni')).toBe(BackendType.ENI);
  });

  test.each(['ecs', 'ENI', 'eni ', 'none', null, 7])('is nodes for every other value, for example %j', (annotation) => {
    expect(backendTypeOf(annotation)).toBe(BackendType.NODE);
  });
});
