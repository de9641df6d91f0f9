import { asked, platform } from './support';
import { ListenerFeature, LoadBalancerKind, PublishedAddress } from '../../src/model/load-balancer';
import { Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, type ReachabilityQuestion, TargetKind } from '../../src/model/question';
import { clientInWords, LOAD_BALANCER_NAMES, requestPaths } from '../../src/model/request-path';
import { ExternalTrafficPolicy, NodeKind } from '../../src/model/service';

const pathsOf = (question: Partial<ReachabilityQuestion>) => requestPaths(asked(question));

const IPTABLES_BOX = { lines: ['kube-proxy, iptables, pod range known'], shape: 'box' };
const OUTSIDE = { client: ClientKind.EXTERNAL, node: undefined };
const CLUSTER = { externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER };

describe('the path of a request', () => {
  test('ends at an endpoint that its node chooses, with the address that the endpoint sees', () => {
    expect(pathsOf({})).toEqual([
      { stations: [IPTABLES_BOX], ends: [{ lines: ['endpoint on any node'], shape: 'reached', arrow: 'sees the client IP' }] },
    ]);
    expect(pathsOf(CLUSTER)).toEqual([
      { stations: [IPTABLES_BOX], ends: [{ lines: ['endpoint on any node'], shape: 'reached', arrow: 'sees a node IP' }] },
    ]);
  });

  test('has no load balancer at the DNS name', () => {
    expect(pathsOf({ target: TargetKind.SERVICE_DNS })).toEqual([
      { stations: [IPTABLES_BOX], ends: [{ lines: ['endpoint on any node'], shape: 'reached', arrow: 'sees the client IP' }] },
    ]);
    expect(pathsOf({ ...OUTSIDE, target: TargetKind.SERVICE_DNS })).toEqual([
      { stations: [], ends: [{ lines: ['nowhere: unresolved'], shape: 'lost' }] },
    ]);
  });

  test('goes through a private CLB if the node does not intercept it and no other load balancer is given', () => {
    expect(pathsOf({ status: PublishedAddress.HOSTNAME })).toEqual([{
      stations: [IPTABLES_BOX, { lines: ['private CLB'], shape: 'box', arrow: 'not intercepted' }],
      ends: [{ lines: ['endpoint, by way of its node'], shape: 'reached', arrow: 'sees a node IP' }],
    }]);
  });

  test.each([
    [LoadBalancerKind.CLB_HTTP, 'CLB with HTTP listeners', 'sees the load balancer IP'],
    [LoadBalancerKind.CLB_PUBLIC, 'public CLB', 'sees the client IP'],
  ])('starts at the load balancer for a client outside: %s', (loadBalancer, name, seen) => {
    expect(LOAD_BALANCER_NAMES[loadBalancer]).toBe(name);
    expect(pathsOf({ ...OUTSIDE, loadBalancer })).toStrictEqual([{
      stations: [{ lines: [name], shape: 'box', arrow: undefined }],
      ends: [{ lines: ['endpoint, by way of its node'], shape: 'reached', arrow: seen }],
    }]);
  });

  test('has no text at its end if it is not known which address the endpoint sees', () => {
    expect(pathsOf({ status: PublishedAddress.HOSTNAME, loadBalancer: LoadBalancerKind.CLB_PUBLIC })[0]?.ends)
      .toEqual([{ lines: ['endpoint, by way of a node'], shape: 'reached', arrow: '' }]);
  });

  test('ends where the request is lost, with the failure', () => {
    expect(pathsOf({ platform: platform({ proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.22.17' }) })).toEqual([{
      stations: [{ lines: ['kube-proxy, IPVS, before 1.24'], shape: 'box' }],
      ends: [{ lines: ['virtual server without endpoints: refused'], shape: 'lost' }],
    }]);
  });

  test('has two ends if the request connects by chance', () => {
    expect(pathsOf({ status: PublishedAddress.HOSTNAME, node: NodeKind.WITH_GATEWAY })[0]?.ends).toEqual([
      { lines: ['sent back to the client\'s own node'], shape: 'lost' },
      { lines: ['endpoint, by way of its node'], shape: 'reached', arrow: 'sees a node IP' },
    ]);
  });

  test('is lost at an endpoint that misses what the load balancer adds', () => {
    expect(pathsOf({ listenerFeatures: [ListenerFeature.TLS, ListenerFeature.PROXY_PROTOCOL] })).toEqual([{
      stations: [IPTABLES_BOX],
      ends: [{ lines: ['endpoint on any node: does not work'], shape: 'lost', arrow: 'skips TLS and PROXY header' }],
    }]);
  });

  test('has an unknown end, and no load balancer, if it is not known what the load balancer does', () => {
    const atNlb = { loadBalancer: LoadBalancerKind.NLB, sourceRanges: ['192.0.2.0/24'], inSourceRanges: false };
    expect(pathsOf({ ...atNlb, status: PublishedAddress.HOSTNAME })).toEqual([
      { stations: [IPTABLES_BOX], ends: [{ lines: ['not known'], shape: 'unknown', arrow: '' }] },
    ]);
    expect(pathsOf({ ...atNlb, ...OUTSIDE })).toEqual([
      { stations: [], ends: [{ lines: ['not known'], shape: 'unknown', arrow: '' }] },
    ]);
  });

  test('passes nothing that is known on a cluster that does not exist', () => {
    expect(pathsOf({ platform: platform({ proxyMode: ProxyMode.NONE }) })).toEqual([
      { stations: [], ends: [{ lines: ['not known'], shape: 'unknown', arrow: '' }] },
    ]);
  });
});

describe('the paths on several possible clusters', () => {
  test('share a box with all planes after which they are the same', () => {
    expect(pathsOf({ ...CLUSTER, platform: platform({ podCidrKnown: undefined }) })).toEqual([{
      stations: [{ lines: ['kube-proxy, iptables, pod range known', 'kube-proxy, iptables, pod range not known, from 1.25 on'], shape: 'box' }],
      ends: [{ lines: ['endpoint on any node'], shape: 'reached', arrow: 'sees a node IP' }],
    }]);
  });

  test('are several if they end in different places', () => {
    expect(pathsOf({ platform: platform({ podCidrKnown: undefined }) })).toEqual([
      { stations: [IPTABLES_BOX], ends: [{ lines: ['endpoint on any node'], shape: 'reached', arrow: 'sees the client IP' }] },
      {
        stations: [{ lines: ['kube-proxy, iptables, pod range not known, from 1.25 on'], shape: 'box' }],
        ends: [{ lines: ['dropped on the node: timeout'], shape: 'lost' }],
      },
    ]);
  });

  test('are several if only some of them pass the load balancer', () => {
    const paths = pathsOf({ platform: platform({ cni: Cni.TERWAY_DATAPATH_V2, inClusterLoadBalance: undefined }) });
    expect(paths.map(({ stations }) => stations)).toEqual([
      [{ lines: ['Terway eBPF, in-cluster load balancing on'], shape: 'box' }],
      [
        { lines: ['Terway eBPF, in-cluster load balancing off'], shape: 'box' },
        { lines: ['private CLB'], shape: 'box', arrow: 'not intercepted' },
      ],
    ]);
  });
});

describe('a client in words', () => {
  test.each([
    [ClientKind.POD, NodeKind.WITH_GATEWAY, 'gateway pod', 'pod on a node with a gateway pod'],
    [ClientKind.POD, NodeKind.WITHOUT_GATEWAY, 'endpoint', 'pod on a node without an endpoint'],
    [ClientKind.HOST, NodeKind.WITHOUT_GATEWAY, 'gateway pod', 'client in the host network on a node without a gateway pod'],
    [ClientKind.HOST, undefined, 'endpoint', 'client in the host network'],
    [ClientKind.EXTERNAL, undefined, 'gateway pod', 'client outside the cluster'],
  ] as const)('%s, %s, %s: %s', (client, node, endpointWord, words) => {
    expect(clientInWords({ client, node }, endpointWord)).toBe(words);
  });
});
