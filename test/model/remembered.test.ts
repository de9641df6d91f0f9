import { questionKey, reach, reachWithWays } from '../../src/model/conclude';
import { PublishedAddress, BackendType, ListenerFeature, LoadBalancerKind } from '../../src/model/load-balancer';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, type ReachabilityQuestion, TargetKind } from '../../src/model/question';
import { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from '../../src/model/service';
import { fc } from '../support/properties';

type Fields = Omit<Required<ReachabilityQuestion>, 'platform'>;

/** Every value of every field; the compiler asks for a field that is added to the question. */
const VALUES: { readonly [Field in keyof Fields]: readonly Fields[Field][] } = {
  externalTrafficPolicy: Object.values(ExternalTrafficPolicy),
  internalTrafficPolicy: Object.values(InternalTrafficPolicy),
  backendType: Object.values(BackendType),
  status: Object.values(PublishedAddress),
  loadBalancer: Object.values(LoadBalancerKind),
  listenerFeatures: [[ListenerFeature.TLS], [ListenerFeature.PROXY_PROTOCOL], Object.values(ListenerFeature)],
  client: Object.values(ClientKind),
  node: Object.values(NodeKind),
  target: Object.values(TargetKind),
  onlyGatewayNode: [true, false],
  sourceRanges: [['10.0.0.0/8'], ['0.0.0.0/0'], ['10.0.0.0/8', '2001:db8::/32']],
  inSourceRanges: [true, false],
};

const platform = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28' });
const QUESTION = {
  platform, ...Object.fromEntries(Object.entries(VALUES).map(([field, [first]]) => [field, first])),
} as unknown as ReachabilityQuestion;

const questions = fc.record(Object.fromEntries(Object.entries(VALUES).map(([field, values]) => [field, fc.constantFrom<unknown>(...values)])))
  .map((fields) => ({ ...QUESTION, ...fields }) as ReachabilityQuestion);

describe('a remembered answer', () => {
  test.each(Object.keys(VALUES) as (keyof Fields)[])('is not reused for a question with another %s', (field) => {
    const keys = [...VALUES[field], undefined].map((value) => questionKey({ ...QUESTION, [field]: value }));
    expect(new Set(keys).size).toBe(VALUES[field].length + 1);
  });

  test('is not reused if a field that is added later differs', () => {
    const asked = (sessionAffinity: string) => questionKey({ ...QUESTION, ...{ sessionAffinity } });
    expect(asked('ClientIP')).not.toBe(asked('None'));
    expect(asked('ClientIP')).not.toBe(questionKey(QUESTION));
  });

  test('equals the answer without a cache, in any order of questions', () => {
    fc.assert(fc.property(fc.array(questions, { minLength: 2, maxLength: 20 }), (asked) => {
      asked.forEach((question) => expect(reach(question)).toEqual(reachWithWays(question).row));
    }));
  });

  test('is not reused for another platform', () => {
    const other = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.22' });
    const asked = { ...QUESTION, externalTrafficPolicy: ExternalTrafficPolicy.LOCAL, node: NodeKind.WITHOUT_GATEWAY, client: ClientKind.POD };
    expect(questionKey({ ...asked, platform: other })).toBe(questionKey(asked));
    expect(reach({ ...asked, platform: other }).connects).not.toBe(reach(asked).connects);
  });
});
