import { GatewayDeclarations, type PlatformSources } from '../../src/lint/declarations';
import type { AckPlatformOptions, ClusterPlatform } from '../../src/model/platform';
import { Cni, ProxyMode } from '../../src/model/platform';
import { TargetKind } from '../../src/model/question';

const declarations = (sources: Partial<PlatformSources>) => (
  new GatewayDeclarations({ platform: {}, config: undefined, flags: {}, ...sources }));

/** The declared fields only. */
const fieldsOf = (platform: ClusterPlatform | undefined): AckPlatformOptions => JSON.parse(JSON.stringify(platform ?? {})) as AckPlatformOptions;

const v = (kubernetesVersion: string) => ({ kubernetesVersion });

describe('what is declared about a gateway', () => {
  test('is nothing if no source declares anything', () => {
    const { platform, clientAddresses, clusters } = declarations({}).of({ own: {}, clusters: {} });
    expect([fieldsOf(platform), clientAddresses, clusters]).toEqual([{}, undefined, {}]);
    expect(fieldsOf(declarations({}).platform())).toEqual({});
  });

  test('comes from all sources', () => {
    const all = declarations({
      platform: { cni: Cni.FLANNEL }, config: { platform: { proxyMode: ProxyMode.IPVS }, clusters: {} }, flags: { podCidrKnown: true },
    });
    expect(fieldsOf(all.platform())).toEqual({ cni: 'flannel', proxyMode: 'ipvs', podCidrKnown: true });
    expect(fieldsOf(all.of({ own: { platform: v('1.30') }, clusters: {} }).platform))
      .toEqual({ cni: 'flannel', proxyMode: 'ipvs', kubernetesVersion: '1.30', podCidrKnown: true });
  });

  test('comes from a flag, then the manifest, then the configuration file, then the caller', () => {
    const config = { platform: v('1.22'), clusters: {} };
    const declared = (sources: Partial<PlatformSources>, platform?: AckPlatformOptions) => (
      fieldsOf(declarations(sources).of({ own: platform === undefined ? {} : { platform }, clusters: {} }).platform).kubernetesVersion);
    expect([
      declared({ platform: v('1.20') }), declared({ platform: v('1.20'), config }), declared({ platform: v('1.20'), config }, v('1.24')),
      declared({ platform: v('1.20'), config, flags: v('1.26') }, v('1.24')),
    ]).toEqual(['1.20', '1.22', '1.24', '1.26']);
  });

  test('has the addresses of its clients from the manifest', () => {
    const addresses = [TargetKind.SERVICE_DNS];
    const other = [TargetKind.LOAD_BALANCER];
    const answers = { own: { clientAddresses: addresses }, clusters: { c1: { clientAddresses: other }, c2: {} } };
    const { clientAddresses, clusters } = declarations({}).of(answers);
    expect([clientAddresses, clusters?.c1.clientAddresses, clusters?.c2.clientAddresses]).toEqual([addresses, other, undefined]);
  });
});

describe('what is declared about one cluster of a gateway', () => {
  const CONFIG = { platform: { cni: Cni.FLANNEL }, clusters: { c1: v('1.22'), c2: v('1.22') } };

  test('is known for the clusters of the configuration file and of the manifest', () => {
    const { clusters = {} } = declarations({ config: CONFIG }).of({ own: {}, clusters: { c2: {}, c3: { platform: v('1.24') } } });
    expect(Object.entries(clusters).map(([id, { platform }]) => [id, fieldsOf(platform)])).toEqual([
      ['c1', { cni: 'flannel', kubernetesVersion: '1.22' }],
      ['c2', { cni: 'flannel', kubernetesVersion: '1.22' }],
      ['c3', { cni: 'flannel', kubernetesVersion: '1.24' }],
    ]);
  });

  test('counts before what is declared for all clusters', () => {
    const own = { platform: v('1.30') };
    const { platform, clusters = {} } = declarations({ config: CONFIG }).of({ own, clusters: { c2: { platform: v('1.24') }, c3: {} } });
    expect(fieldsOf(platform).kubernetesVersion).toBe('1.30');
    expect(['c1', 'c2', 'c3'].map((id) => fieldsOf(clusters[id].platform).kubernetesVersion)).toEqual(['1.22', '1.24', '1.30']);
  });

  test('replaces in the manifest all that it declares for all clusters', () => {
    const own = { platform: { proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.30' } };
    const { clusters = {} } = declarations({ config: CONFIG }).of({ own, clusters: { c3: { platform: v('1.24') } } });
    expect(fieldsOf(clusters.c3.platform)).toEqual({ cni: 'flannel', kubernetesVersion: '1.24' });
  });
});

test('gateways with the same declarations share a platform', () => {
  const some = declarations({ platform: v('1.20') });
  const one = some.of({ own: { platform: v('1.22') }, clusters: {} }).platform;
  expect(some.of({ own: { platform: v('1.22') }, clusters: {} }).platform).toBe(one);
  expect(some.platform()).not.toBe(one);
});
