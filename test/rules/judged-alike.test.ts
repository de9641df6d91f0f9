import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import type { Declarations } from '../../src/rules/gather';
import { judgeVariants } from '../../src/rules/judge';
import { TrafficStrategy } from '../../src/strategy/traffic-strategy';
import { fc } from '../support/properties';

type Gateway = readonly [name: unknown, spec: object, declared: Declarations];

const FLANNEL = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28', podCidrKnown: true });
const LOCAL = { externalTrafficPolicy: 'Local' };
const strategy = { name: 'dns-only', binding: TrafficStrategy.dnsOnly().bind({ platform: FLANNEL }) };

/** Right names, wrong ones, and none. */
const NAMES = ['a', 'b', 'istio-c', 'Wrong', '', undefined, 7];

const SPECS: readonly object[] = [
  {}, LOCAL, { ...LOCAL, podLabels: { app: 'mine' } }, { ...LOCAL, ports: [{ name: 'http', port: 80 }] },
  { ...LOCAL, overrides: { one: { externalTrafficPolicy: 'Cluster' } } }, { serviceAnnotations: { 'backend-type': 'eni' } },
];

const DECLARED: readonly Declarations[] = [
  {}, { platform: FLANNEL }, { platform: FLANNEL, strategy }, { duplicates: ['chart/other'] }, { preserveClientIp: true, strategy },
];

const judged = ([name, spec, declared]: Gateway) => (
  judgeVariants({ kind: 'IstioGateway', metadata: { name, namespace: 'istio-system' }, spec }, declared)
);

/** What is concluded if no gateway like it came before. */
const alone = (gateway: Gateway) => {
  judged(['unlike', { externalTrafficPolicy: 'Cluster', replicaCount: 3 }, {}]);
  return judged(gateway);
};

test('gateways that differ in their labels too are judged apart', () => {
  const found = (name: string, labels: object) => judgeVariants({ metadata: { name, namespace: 'istio-system', labels }, spec: {} }, {}).findings
    .map(({ code }) => code);
  expect(found('a', { team: 'edge' })).not.toContain('ASMG0105');
  expect(found('b', { team: 'not a label' })).toContain('ASMG0105');
});

test('a gateway without a namespace is named by its name alone', () => {
  const objects = ['a', 'b'].flatMap((name) => judgeVariants({ metadata: { name }, spec: SPECS[2] }, {}).findings.map(({ object }) => object));
  expect(new Set(objects)).toEqual(new Set(['a', 'b']));
});

const codes = (gateway: Gateway) => judged(gateway).findings.map(({ code }) => code);

describe('gateways that differ in their names', () => {
  test('are judged like gateways that none like them came before', () => {
    const gateways = fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...SPECS), fc.constantFrom(...DECLARED));
    fc.assert(fc.property(fc.array(gateways, { minLength: 2, maxLength: 6 }), (list) => {
      const inALoop = list.map(judged);
      expect(inALoop).toEqual(list.map(alone));
    }));
  });

  test('are named by their own findings', () => {
    const objects = (name: string) => judged([name, SPECS[2] as object, {}]).findings.map(({ object }) => object);
    expect(new Set(objects('a'))).toEqual(new Set(['istio-system/a']));
    expect(new Set(objects('b'))).toEqual(new Set(['istio-system/b']));
  });

  test('follow a map that its author changes after a gateway with it was judged', () => {
    const podLabels: { [key: string]: string } = { tier: 'edge' };
    expect(codes(['a', { podLabels }, {}])).not.toContain('ASMG0106');
    podLabels.app = 'mine';
    expect(codes(['b', { podLabels }, {}])).toContain('ASMG0106');
    delete podLabels.app;
    expect(codes(['a', { podLabels }, {}])).not.toContain('ASMG0106');
  });
});
