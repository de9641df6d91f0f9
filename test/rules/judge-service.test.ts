import { pathText } from '../../src/findings/field-path';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { judgeService } from '../../src/rules/judge-service';
import { fc } from '../support/properties';

const PREFIX = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const BACKEND = 'service.beta.kubernetes.io/backend-type';
const FLANNEL_IPVS = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.22' });
const OTHER_IPVS = ClusterPlatform.kubernetes({ proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.22' });
const OTHER_IPTABLES = ClusterPlatform.kubernetes({ proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28', podCidrKnown: true });

interface Parts {
  readonly annotations?: object;
  readonly spec?: object;
  readonly ingress?: readonly object[];
  readonly platform?: ClusterPlatform;
}

function judged({ annotations = {}, spec, ingress, platform }: Parts) {
  return judgeService({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'ingress', namespace: 'default', annotations },
    spec: { type: 'LoadBalancer', externalTrafficPolicy: 'Local', ports: [{ name: 'http', port: 80 }, { name: 'https', port: 443 }], ...spec },
    ...ingress === undefined ? {} : { status: { loadBalancer: { ingress } } },
  }, { platform });
}

const found = (parts: Parts) => judged(parts).findings.map(({ code, level, field = [] }) => `${level} ${code} ${pathText(field)}`);
const stranded = (parts: Parts) => judged(parts).findings.find(({ code }) => code === 'ASMG0301');
const IS_IP = 'may be unable to reach the load balancer address, if that is an IP';

describe('a Service of type LoadBalancer', () => {
  test('with the policy Cluster and no settings has no findings', () => {
    expect(found({ spec: { externalTrafficPolicy: 'Cluster' } })).toEqual([]);
    expect(found({ spec: { externalTrafficPolicy: undefined }, platform: FLANNEL_IPVS })).toEqual([]);
  });

  test('is judged by its annotations, at their place in a Service', () => {
    expect(found({ annotations: { [BACKEND]: 'eni', [`${PREFIX}bandwith`]: '5' }, platform: FLANNEL_IPVS })).toEqual([
      `error ASMG0202 metadata.annotations["${BACKEND}"]`,
      `warning ASMG0214 metadata.annotations["${PREFIX}bandwith"]`,
      'warning ASMG0301 spec.externalTrafficPolicy',
      'warning ASMG0302 spec.externalTrafficPolicy',
    ]);
  });

  test('is judged by its own labels and annotations, as Kubernetes does', () => {
    expect(found({ annotations: { 'a b': '' }, spec: { externalTrafficPolicy: 'Cluster' } })).toEqual(['error ASMG0105 metadata.annotations["a b"]']);
  });

  test('is told nothing that only a gateway can have wrong', () => {
    const text = JSON.stringify([
      judged({ platform: FLANNEL_IPVS }),
      judged({ annotations: { [BACKEND]: 'eni', [`${PREFIX}protocol-port`]: 'https:444' } }),
      judged({ annotations: { [`${PREFIX}hostname`]: 'gw.example.com', [`${PREFIX}address-type`]: 'intranet', [`${PREFIX}proxy-protocol`]: 'on' } }),
      judged({ spec: { loadBalancerClass: 'alibabacloud.com/nlb' } }),
      judged({ spec: { loadBalancerClass: 'alibabacloud.com/alb' } }),
    ].map(({ findings }) => findings.map(({ message, why }) => [message, why])));
    expect(text).not.toMatch(/gateway/i);
  });

  test('on IPVS with Flannel cannot be reached by pods on nodes without an endpoint', () => {
    expect(stranded({ platform: FLANNEL_IPVS })?.message).toBe('pods on nodes without an endpoint cannot reach the load balancer address (refused)');
  });
});

describe('a Service that the API server rejects', () => {
  test.each<[string, Parts, string]>([
    ['a misspelled policy', { spec: { externalTrafficPolicy: 'local' } }, 'spec.externalTrafficPolicy'],
    ['a policy that is a list', { spec: { externalTrafficPolicy: ['Local'] } }, 'spec.externalTrafficPolicy'],
    ['a class that is a number', { spec: { loadBalancerClass: 5 } }, 'spec.loadBalancerClass'],
    ['ports that are a map', { spec: { ports: { port: 80 } } }, 'spec.ports'],
    ['a port that is a number', { spec: { ports: [5] } }, 'spec.ports[0]'],
    ['a port out of range', { spec: { ports: [{ port: 99999 }] } }, 'spec.ports[0].port'],
    ['a port without its number', { spec: { ports: [{ name: 'a' }] } }, 'spec.ports[0]'],
    ['annotations that are a list', { annotations: ['x'] }, 'metadata.annotations'],
  ])('is told so: with %s', (_about, parts, path) => {
    expect(found(parts)).toContain(`error ASMG0109 ${path}`);
  });

  test('and what it takes for absent is not: an empty policy', () => {
    expect(found({ spec: { externalTrafficPolicy: '' } })).toEqual([]);
  });
});

describe('a Service of another cloud, or of one that is not known', () => {
  test('may publish a host name, so the finding is for an IP', () => {
    const finding = stranded({ platform: OTHER_IPVS });
    expect(finding?.message).toContain(IS_IP);
    expect(finding?.fix).toContain('.status.loadBalancer');
    expect(stranded({})?.message).toContain(IS_IP);
  });

  test.each(['aws-load-balancer-type', 'azure-load-balancer-internal', 'do-loadbalancer-name', 'openstack-internal-load-balancer'])(
    'is told nothing about the annotation %s of its own controller', (name) => {
      const key = `service.beta.kubernetes.io/${name}`;
      expect(found({ annotations: { [key]: 'x' } })).toEqual(['warning ASMG0301 spec.externalTrafficPolicy']);
    },
  );

  test('is told nothing about a class of another controller', () => {
    expect(found({ spec: { loadBalancerClass: 'service.k8s.aws/nlb', externalTrafficPolicy: 'Cluster' } })).toEqual([]);
    expect(stranded({ spec: { loadBalancerClass: 'metallb.io/pool' }, platform: FLANNEL_IPVS })?.message).toContain(IS_IP);
  });

  test('of a class that only Alibaba Cloud can serve, and does not, is told so', () => {
    expect(found({ spec: { loadBalancerClass: 'alibabacloud.com/alb', externalTrafficPolicy: 'Cluster' } })).toEqual(['error ASMG0218 spec.loadBalancerClass']);
  });

  test('gives no reason of the vendor\'s page', () => {
    const reasons = [{}, { ingress: [{ ip: '203.0.113.7' }] }].map((parts) => stranded(parts)?.why);
    expect(reasons).toEqual(Array(2).fill('with Local, a data plane may drop requests that pods send to such an IP on a node without an endpoint'));
  });

  test('has no such finding where pods reach every address', () => {
    expect(found({ platform: OTHER_IPTABLES })).toEqual([]);
  });
});

describe('the status of a Service', () => {
  test.each<[string, object[], string | undefined]>([
    ['a host name', [{ hostname: 'a.example.com' }], undefined],
    ['an IP', [{ ip: '203.0.113.7' }], 'cannot reach the load balancer address (refused)'],
    ['an IP and a host name', [{ hostname: 'a.example.com' }, { ip: '203.0.113.7' }], 'cannot reach the load balancer address (refused)'],
    ['nothing yet', [], IS_IP],
  ])('with %s decides what pods meet', (_about, ingress, expected) => {
    expect(stranded({ ingress, platform: OTHER_IPVS })?.message.replace('pods on nodes without an endpoint ', '')).toBe(expected);
  });

  test('with ipMode Proxy is not intercepted from Kubernetes 1.30 on', () => {
    const platform = ClusterPlatform.kubernetes({ proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.32' });
    expect(found({ ingress: [{ ip: '203.0.113.7', ipMode: 'Proxy' }], platform })).toEqual([]);
  });
});

describe('a Service that says that Alibaba Cloud makes its load balancer', () => {
  test.each<[string, Parts]>([
    ['by an annotation', { annotations: { [`${PREFIX}spec`]: 'slb.s1.small' } }],
    ['by its class', { spec: { loadBalancerClass: 'alibabacloud.com/nlb' }, annotations: { [`${PREFIX}zone-maps`]: 'a:vsw-b,c:vsw-d' } }],
  ])('%s has the answer for what that publishes', (_about, parts) => {
    expect(JSON.stringify(judged(parts).findings)).not.toContain('if that is an IP');
  });
});

describe('a Service whose fields have any value', () => {
  const value = fc.jsonValue({ maxDepth: 2 });
  const text = fc.constantFrom('Local', 'Cluster', 'LoadBalancer', 'alibabacloud.com/nlb', 'eni', '', 'https:443', 'on');
  const oneOf = fc.oneof(value, text);
  const annotations = fc.oneof(value, fc.dictionary(fc.constantFrom(BACKEND, `${PREFIX}protocol-port`, `${PREFIX}hostname`, `${PREFIX}zone-maps`, `${PREFIX}id`, 'x'), oneOf));
  const port = fc.oneof(value, fc.record({ name: oneOf, port: fc.oneof(oneOf, fc.integer()), protocol: oneOf }, { requiredKeys: [] }));
  const spec = fc.oneof(value, fc.record({
    type: fc.constant('LoadBalancer'), externalTrafficPolicy: oneOf, loadBalancerClass: oneOf, ports: fc.oneof(value, fc.array(port)),
  }, { requiredKeys: ['type'] }));
  const ingress = fc.oneof(value, fc.array(fc.oneof(value, fc.record({ ip: oneOf, hostname: oneOf, ipMode: oneOf }, { requiredKeys: [] }))));

  test('is judged without an exception, and each finding has its place in the Service', () => {
    fc.assert(fc.property(annotations, spec, ingress, (all, some, published) => {
      const manifest = { metadata: { name: 'a', annotations: all }, spec: some, status: { loadBalancer: { ingress: published } } };
      for (const { field: [top, name] = [] } of judgeService(manifest, {}).findings) {
        expect(['metadata', 'spec', undefined]).toContain(top);
        expect(['serviceAnnotations', 'serviceLabels', 'serviceType']).not.toContain(name);
      }
    }), { numRuns: 500 });
  });
});
