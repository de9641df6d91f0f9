import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { flagOf } from '../../src/model/platform-flags';
import { Reachability } from '../../src/model/report';
import { ExternalTrafficPolicy } from '../../src/model/service';

describe('a cluster of another provider', () => {
  test('keeps what is declared and has another network', () => {
    expect(ClusterPlatform.kubernetes({ proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.34', podCidrKnown: false })).toMatchObject({
      cni: Cni.OTHER, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.34', podCidrKnown: false,
    });
  });

  test.each([
    [{ podCidrKnown: 'yes' }, 'platform.podCidrKnown is "yes"'],
    [{ proxymode: ProxyMode.IPVS }, 'prop "proxymode" is unknown in KubernetesPlatformOptions'],
  ])('is checked by what takes it: %j', (options, problem) => {
    const setup = { platform: ClusterPlatform.kubernetes(options as object), externalTrafficPolicy: ExternalTrafficPolicy.LOCAL };
    expect(() => Reachability.of(setup)).toThrow(problem);
  });
});

test.each([
  ['cni', '--cni'],
  ['proxyMode', '--proxy-mode'],
  ['kubernetesVersion', '--kubernetes'],
  ['ccmVersion', '--ccm'],
  ['podCidrKnown', '--pod-cidr-known'],
  ['inClusterLoadBalance', '--in-cluster-load-balance'],
] as const)('the flag that declares %s is %s', (field, flag) => {
  expect(flagOf(field)).toBe(flag);
});
