import { type ApiObject, clusterObjects, type ClusterOptions } from './objects';
import { diagnosed } from './support';
import { keptOf } from '../../src/cluster/kept';
import type { Cure } from '../../src/diagnose/diagnosis';

/*
 * The cures of a gateway whose clusters have overrides: a patch has no effect in a cluster whose override sets the same field.
 */

const BACKEND = 'service.beta.kubernetes.io/backend-type';
const LOCAL = { externalTrafficPolicy: 'Local' };
const CLUSTER = { externalTrafficPolicy: 'Cluster' };
const OLD_IPVS: ClusterOptions = { mode: 'ipvs', version: 'v1.22.15-aliyun.1' };

const gateway = (spec: object): ApiObject => ({
  apiVersion: 'istio.alibabacloud.com/v1beta1', kind: 'IstioGateway', metadata: { name: 'ingressgateway', namespace: 'istio-system' }, spec,
});

function cureWith(spec: object, options: ClusterOptions = {}, wanted = 'cluster'): Cure {
  const { cures } = diagnosed([...clusterObjects({ ...OLD_IPVS, ...options }), gateway(spec)]);
  const cure = cures.find(({ strategy }) => strategy === wanted);
  if (cure === undefined) {
    throw new Error(`The strategy ${wanted} cures this gateway.`);
  }
  return cure;
}

/** What a cure needs, except of any client. */
const needsOf = ({ needs }: Cure) => needs.filter((need) => !need.startsWith('in the host network, '));
const specOf = ({ patch = '' }: Cure) => (JSON.parse(/-p '(.*)'$/.exec(patch)?.[1].replaceAll('\'\\\'\'', '\'') ?? '{}') as { readonly spec: unknown }).spec;
const replaces = (...clusters: readonly string[]) => (
  `the patch sets the override of this cluster, so replace CLUSTER_ID with the ID of this cluster; the gateway has overrides for ${clusters.join(' and ')}`
);

describe('the cure of a gateway with overrides', () => {
  test.each<[string, object, string]>([
    ['has the settings of the Service alone', { ...CLUSTER, overrides: { c2: LOCAL } }, 'c2'],
    ['is that of the only cluster', { ...CLUSTER, clusterIds: ['c2'], overrides: { c2: CLUSTER, c3: LOCAL } }, 'c2'],
    ['needs quotes in a shell', { ...CLUSTER, overrides: { 'c\'2': LOCAL } }, 'c\'2'],
  ])('patches the override that %s', (_about, spec, cluster) => {
    const cure = cureWith(spec);
    expect(specOf(cure)).toEqual({ overrides: { [cluster]: CLUSTER } });
    expect(needsOf(cure)).toEqual([]);
    expect(cure.typescript).toBe(`overrides: { "${cluster}": { strategy: TrafficStrategy.cluster() } }`);
  });

  test.each<[string, object, readonly string[]]>([
    ['several overrides have the settings of the Service', { ...CLUSTER, overrides: { c2: LOCAL, c3: LOCAL } }, ['c2', 'c3']],
    ['the settings of all clusters are those of the Service too', { ...LOCAL, overrides: { c2: LOCAL } }, ['c2']],
    ['the Service has the settings of no cluster', { ...CLUSTER, overrides: { c2: CLUSTER } }, ['c2']],
  ])('leaves the cluster to the user if %s', (_about, spec, clusters) => {
    const cure = cureWith(spec);
    expect(specOf(cure)).toEqual({ overrides: { CLUSTER_ID: CLUSTER } });
    expect(needsOf(cure)).toEqual([replaces(...clusters)]);
  });

  test.each<[string, object]>([
    ['sets nothing that a strategy decides', { ...LOCAL, overrides: { c2: { replicaCount: 3 } } }],
    ['has other settings than the Service', { ...LOCAL, overrides: { c2: CLUSTER } }],
    ['has no effect, since the gateway is in another cluster', { ...LOCAL, clusterIds: ['c1'], overrides: { c2: LOCAL } }],
  ])('patches the gateway if the override %s', (_about, spec) => {
    expect(specOf(cureWith(spec))).toEqual(CLUSTER);
  });

  test('is the same for a cluster that was saved', () => {
    const object = gateway({ ...CLUSTER, clusterIds: ['c2'], overrides: { c2: LOCAL } });
    expect(keptOf(object)).toEqual(object);
  });

  test('sets an annotation of the gateway to a neutral value in the override, which inherits it', () => {
    const spec = { ...CLUSTER, serviceAnnotations: { [BACKEND]: 'eni' }, overrides: { c2: LOCAL } };
    expect(specOf(cureWith(spec, { annotations: { [BACKEND]: 'eni' } })))
      .toEqual({ overrides: { c2: { ...CLUSTER, serviceAnnotations: { [BACKEND]: 'ecs' } } } });
  });
});

describe('the cure of a gateway in several clusters', () => {
  test.each<[string, object, string[]]>([
    ['names them', { ...LOCAL, clusterIds: ['c1', 'c2'] }, ['the patch changes the gateway in all of its clusters: c1 and c2']],
    [
      'names the overrides that keep their settings', { ...LOCAL, clusterIds: ['c1', 'c2', 'c3'], overrides: { c3: CLUSTER } },
      ['the patch changes the gateway in all of its clusters: c1, c2 and c3, except for what the overrides for c3 set'],
    ],
    ['names none if there is one', { ...LOCAL, clusterIds: ['c1'] }, []],
  ])('%s', (_about, spec, needs) => {
    const cure = cureWith(spec);
    expect(specOf(cure)).toEqual(CLUSTER);
    expect(needsOf(cure)).toEqual(needs);
  });

  test('has no such line if it changes nothing', () => {
    const cure = cureWith({ ...LOCAL, clusterIds: ['c1', 'c2'] }, {}, 'dns-only');
    expect(cure.patch).toBeUndefined();
    expect(needsOf(cure)).toEqual([]);
  });
});
