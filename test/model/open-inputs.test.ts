import { asked, platform } from './support';
import { ReachabilityAnswer } from '../../src/model/answer';
import { BackendType, ListenerFeature } from '../../src/model/load-balancer';
import { fieldsOf, openInputs, type Possible } from '../../src/model/open-inputs';
import { connects, fails } from '../../src/model/outcome';
import { Cni, ProxyMode } from '../../src/model/platform';
import { ReachabilityConfidence, ReachabilityFailure, SourceAddress } from '../../src/model/question';
import { NodeKind } from '../../src/model/service';

const REST = [ReachabilityConfidence.CODE, ['F2'], 'a reason'] as const;
const OUTCOMES = {
  yes: connects(SourceAddress.CLIENT, 'an endpoint', ...REST),
  no: fails(ReachabilityFailure.TIMEOUT, 'nowhere', ...REST),
};

type Differing = Partial<Possible['cluster'] & Pick<Possible, 'node' | 'inSourceRanges'>>;

/** A possible cluster with an answer. Only what is given differs. */
function possible(answer: keyof typeof OUTCOMES, { node, inSourceRanges, ...cluster }: Differing): Possible {
  return {
    cluster: {
      cni: Cni.FLANNEL,
      proxyMode: ProxyMode.IPTABLES,
      kubernetesVersion: 1,
      podCidrKnown: true,
      inClusterLoadBalance: true,
      backendType: BackendType.NODE,
      ...cluster,
    },
    node,
    inSourceRanges,
    decision: { outcome: OUTCOMES[answer], intercepted: true, bypasses: [] },
  };
}

const QUESTION = asked();
const namesOf = (all: readonly Possible[]) => openInputs(QUESTION, all).map(({ name }) => name);

const { FLANNEL, TERWAY_ENIIP } = Cni;
const { IPTABLES, IPVS } = ProxyMode;

describe('an input that is not declared', () => {
  test.each<[string, string[], Differing, Differing]>([
    ['the network plugin', ['cni'], { cni: FLANNEL }, { cni: TERWAY_ENIIP }],
    ['the mode of kube-proxy', ['proxyMode'], { proxyMode: IPTABLES }, { proxyMode: IPVS }],
    ['the patch release of Kubernetes', ['kubernetesVersion'], { kubernetesVersion: 1 }, { kubernetesVersion: 2 }],
    ['whether kube-proxy knows the pod range', ['podCidrKnown'], { podCidrKnown: true }, { podCidrKnown: false }],
    ['whether Terway\'s in-cluster load balancing is on', ['inClusterLoadBalance'], { inClusterLoadBalance: true }, { inClusterLoadBalance: false }],
    ['what is behind the load balancer', [], { backendType: BackendType.NODE }, { backendType: BackendType.ENI }],
    ['whether an endpoint runs on the client\'s node', [], { node: NodeKind.WITH_GATEWAY }, { node: NodeKind.WITHOUT_GATEWAY }],
    ['whether loadBalancerSourceRanges contains the source address of the request', [], { inSourceRanges: true }, { inSourceRanges: false }],
  ])('is named if the answer depends on it: %s', (name, fields, one, other) => {
    const open = openInputs(QUESTION, [possible('yes', one), possible('no', other)]);
    expect(open.map((input) => input.name)).toEqual([name]);
    expect(fieldsOf(open)).toEqual(fields);
  });

  test('is the version itself if none is declared, or if it cannot be read', () => {
    const both = [possible('yes', { kubernetesVersion: 1 }), possible('no', { kubernetesVersion: 2 })];
    const name = (kubernetesVersion?: string) => openInputs(asked({ platform: platform({ kubernetesVersion }) }), both).map((input) => input.name);
    expect(name(undefined)).toEqual(['the Kubernetes version']);
    expect(name('latest')).toEqual(['the Kubernetes version']);
    expect(name('1.28')).toEqual(['the patch release of Kubernetes']);
  });

  test('is not named if the answer does not depend on it', () => {
    expect(namesOf([
      possible('yes', { cni: FLANNEL, proxyMode: IPTABLES }),
      possible('yes', { cni: FLANNEL, proxyMode: IPVS }),
      possible('no', { cni: TERWAY_ENIIP, proxyMode: IPTABLES }),
      possible('no', { cni: TERWAY_ENIIP, proxyMode: IPVS }),
    ])).toEqual(['the network plugin']);
  });

  test('is named with another one if both change the answer', () => {
    expect(namesOf([
      possible('yes', { cni: FLANNEL, proxyMode: IPTABLES }),
      possible('yes', { cni: FLANNEL, proxyMode: IPVS }),
      possible('yes', { cni: TERWAY_ENIIP, proxyMode: IPTABLES }),
      possible('no', { cni: TERWAY_ENIIP, proxyMode: IPVS }),
    ])).toEqual(['the network plugin', 'the mode of kube-proxy']);
  });

  test('is named with all others if only several together change the answer', () => {
    const open = openInputs(QUESTION, [
      possible('yes', { cni: FLANNEL, node: NodeKind.WITH_GATEWAY }),
      possible('no', { cni: TERWAY_ENIIP, node: NodeKind.WITHOUT_GATEWAY }),
    ]);
    expect(open.map(({ name }) => name)).toEqual(['the network plugin', 'whether an endpoint runs on the client\'s node']);
    expect(fieldsOf(open)).toEqual(['cni']);
  });

  test('is named if it decides whether a connection skips what the load balancer adds', () => {
    const skips = possible('yes', { cni: TERWAY_ENIIP });
    const both = [possible('yes', { cni: FLANNEL }), { ...skips, decision: { ...skips.decision, bypasses: [ListenerFeature.TLS] } }];
    expect(both.map(({ decision }) => decision.outcome.connects)).toEqual([ReachabilityAnswer.YES, ReachabilityAnswer.YES]);
    expect(namesOf(both)).toEqual(['the network plugin']);
  });
});

test('no input is open if only one cluster is possible', () => {
  expect(namesOf([possible('yes', {})])).toEqual([]);
});
