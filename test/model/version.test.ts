import { ReachabilityAnswer } from '../../src/model/answer';
import { BOUNDS, REPRESENTATIVES } from '../../src/model/bounds';
import { compareKubernetesVersions, isControllerAtLeast, parseControllerVersion, parseKubernetesVersion } from '../../src/model/version';

describe('a Kubernetes version', () => {
  test.each([
    ['1.28', '1.28.0'],
    ['1.28', '1.28.15'],
    ['v1.28.3', '1.28.3'],
    ['1.30.7-aliyun.1', '1.30.7'],
    ['v1.34.0+k3s1', '1.34.0'],
    [' 1.33.6 ', '1.33.6'],
  ])('%s is the same as %s', (a, b) => {
    expect(compareKubernetesVersions(a, b)).toBe(0);
  });

  test.each([['1.9', '1.10'], ['1.28.3', '1.28.10'], ['1.33.5', '1.33.6-aliyun.1'], ['1.33', '1.34'], ['1.33.9', '2.0']])('%s is older than %s', (a, b) => {
    expect(compareKubernetesVersions(a, b)).toBeLessThan(0);
    expect(compareKubernetesVersions(b, a)).toBeGreaterThan(0);
  });

  test.each(['', 'latest', '1', '1.x', '1.28.', '1.28.3.4', 'one.two', '-1.28', '1.1234'])('%j is not a version, so comparisons are unknown', (written) => {
    expect(parseKubernetesVersion(written)).toBeUndefined();
    expect(compareKubernetesVersions(written, '1.28')).toBeUndefined();
    expect(compareKubernetesVersions('1.28', written)).toBeUndefined();
  });

  test('is unknown if it is not declared', () => {
    expect(parseKubernetesVersion(undefined)).toBeUndefined();
  });
});

describe('a version of the cloud controller manager', () => {
  test.each(['v1.9.3.376-g5c84e19-aliyun', 'v1.9.3.59-ge3bc999-aliyun', '1.9.3.10'])('%s, with four numbers, is older than 2.3.0', (written) => {
    expect(parseControllerVersion(written)).toEqual(parseKubernetesVersion('1.9.3'));
    expect(isControllerAtLeast(written, '2.3.0')).toBe(ReachabilityAnswer.NO);
  });

  test('may be written like one of Kubernetes', () => {
    expect(isControllerAtLeast('v2.10.0', '2.3.0')).toBe(ReachabilityAnswer.YES);
  });

  test.each(['', 'latest', '1.2.3.4.5', '1.9.3.x', '1.9.3.-aliyun'])('is not %j', (written) => {
    expect(parseControllerVersion(written)).toBeUndefined();
    expect(isControllerAtLeast(written, '2.3.0')).toBe(ReachabilityAnswer.UNKNOWN);
  });

  test('is unknown if it is not declared', () => {
    expect(parseControllerVersion(undefined)).toBeUndefined();
    expect(isControllerAtLeast(undefined, '2.3.0')).toBe(ReachabilityAnswer.UNKNOWN);
  });
});

describe('version bounds', () => {
  test.each(Object.entries(BOUNDS))('%s is a version with a public source', (_, { version, source, order }) => {
    expect(parseKubernetesVersion(version)?.lowest).toBe(order);
    expect(source).toMatch(/^https:\/\//);
  });

  test('that change an answer separate the versions that are tried, the oldest first', () => {
    expect(REPRESENTATIVES[0]).toBe(0);
    expect(REPRESENTATIVES).toEqual([...new Set(REPRESENTATIVES)].sort((a, b) => a - b));
    expect(REPRESENTATIVES).toEqual(expect.arrayContaining([BOUNDS.IPVS_FALLBACK.order, BOUNDS.NFTABLES_FIX.order]));
  });
});
