import { ask, inWords, platform } from './support';
import { ListenerFeature, LoadBalancerKind, PublishedAddress } from '../../src/model/load-balancer';
import { reachabilityRows } from '../../src/model/matrix';
import { mermaidPath } from '../../src/model/mermaid';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, type ReachabilitySetup, TargetKind } from '../../src/model/question';
import { ExternalTrafficPolicy, NodeKind } from '../../src/model/service';
import { reachabilityTable } from '../../src/model/table';

const { TLS, PROXY_PROTOCOL } = ListenerFeature;
const CLUSTER: ReachabilitySetup = { platform: platform(), externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER };
const FEATURES = [[TLS], [PROXY_PROTOCOL], [TLS, PROXY_PROTOCOL]];

describe.each(FEATURES)('behind listeners with %s', (...features: ListenerFeature[]) => {
  const setup = { ...CLUSTER, listenerFeatures: features };

  test('clients inside connect at an intercepted address and at the DNS name, and nothing works', () => {
    const inside = reachabilityRows(setup).filter(({ client }) => client !== ClientKind.EXTERNAL);
    expect(inside).toHaveLength(8);
    inside.forEach((row) => {
      expect(row).toMatchObject({ connects: 'yes', works: 'no', bypasses: features });
      expect(row.why).toContain('the request skips the load balancer');
    });
  });

  test('clients outside pass the load balancer', () => {
    const outside = reachabilityRows(setup).filter(({ client }) => client === ClientKind.EXTERNAL);
    expect(outside).toMatchObject([{ connects: 'yes', works: 'yes', bypasses: [] }, { connects: 'no', works: 'no', bypasses: [] }]);
  });

  test('clients inside pass the load balancer if it publishes a host name', () => {
    const row = ask({ ...setup, status: PublishedAddress.HOSTNAME, loadBalancer: LoadBalancerKind.CLB_PUBLIC });
    expect(row).toMatchObject({ connects: 'yes', works: 'yes', bypasses: [] });
  });

  test('a request that does not connect skips nothing', () => {
    const row = ask({ listenerFeatures: features, platform: platform({ proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.22.17' }) });
    expect(row).toMatchObject({ connects: 'no', works: 'no', failure: 'refused', bypasses: [] });
  });

  test('it is unknown whether a request works if only some data planes pass the load balancer', () => {
    const row = ask({ ...setup, platform: ClusterPlatform.ack({ kubernetesVersion: '1.28.3', proxyMode: ProxyMode.IPTABLES }) });
    expect(row).toMatchObject({ works: 'unknown', bypasses: features });
    expect(row.why).toContain('the network plugin');
  });
});

describe('the address of a pod with a network interface of its own', () => {
  const exclusive = { platform: platform({ cni: Cni.TERWAY_EXCLUSIVE_ENI }) };

  test('is lost at the DNS name, because Terway masquerades from 1.11 on', () => {
    const row = ask({ ...exclusive, target: TargetKind.SERVICE_DNS });
    expect(inWords(row)).toBe('yes, node');
    expect(row.condition).toContain('Terway is 1.11 or newer');
    expect(row.facts).toContain('F70');
  });

  test('is lost for clients outside too, if nodes are behind the load balancer', () => {
    expect(inWords(ask({ ...exclusive, client: ClientKind.EXTERNAL }))).toBe('yes, node');
  });
});

describe('what a yes requires', () => {
  test('is a way out of the VPC for a client of a public CLB', () => {
    const row = ask({ status: PublishedAddress.HOSTNAME, loadBalancer: LoadBalancerKind.CLB_PUBLIC });
    expect(row).toMatchObject({ connects: 'yes', condition: 'the client can leave the VPC, through a NAT gateway or an EIP' });
  });

  test('is that Terway with shared interfaces does not use eBPF', () => {
    expect(ask({ platform: platform({ cni: Cni.TERWAY_ENIIP }) }).condition).toContain('network_policy_provider');
  });

  test('is that nothing needs the headers of an HTTP listener', () => {
    expect(ask({ loadBalancer: LoadBalancerKind.CLB_HTTP }).condition).toContain('X-Forwarded');
    expect(ask({ loadBalancer: LoadBalancerKind.CLB_HTTP, client: ClientKind.EXTERNAL }).condition).toBeUndefined();
  });

  test('says so if it depends on the data plane', () => {
    const row = ask({ platform: ClusterPlatform.unknown(), target: TargetKind.SERVICE_DNS });
    expect(row.condition).toMatch(/^Terway is 1\.11 or newer; this is required in some setups only$/);
  });

  test('lists each condition once, and what all setups require without a restriction', () => {
    const condition = (cni?: Cni) => ask({
      ...CLUSTER, platform: ClusterPlatform.ack({ cni, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.34' }), loadBalancer: LoadBalancerKind.CLB_HTTP,
    }).condition;
    expect(condition()?.match(/X-Forwarded/g)).toHaveLength(1);
    expect(condition()).toMatch(/; each is required in some setups only$/);
    expect(condition(Cni.TERWAY_ENIIP)).toMatch(/^Terway does not .*, and endpoints work without the X-Forwarded headers, .* skips$/);
  });

  test('is not there for a request that does not work', () => {
    expect(ask({ platform: platform({ cni: Cni.TERWAY_ENIIP }), listenerFeatures: [TLS] }).condition).toBeUndefined();
  });
});

describe('a network of another provider', () => {
  const other = ClusterPlatform.kubernetes({ proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.22.17' });

  test('has the data planes of kube-proxy', () => {
    expect(inWords(ask({ platform: other }))).toBe('no, refused');
    expect(inWords(ask({ platform: other, node: NodeKind.WITH_GATEWAY }))).toBe('yes, client');
    expect(inWords(ask({ platform: other, client: ClientKind.EXTERNAL }))).toBe('yes, client');
  });

  test('is not among the networks of an ACK cluster that declares none', () => {
    expect(ClusterPlatform.ack({}).cni).toBeUndefined();
    expect(other.cni).toBe(Cni.OTHER);
  });
});

test('the table and the flowchart say that a connection does not work', () => {
  const setup = { ...CLUSTER, listenerFeatures: [TLS] };
  expect(reachabilityTable(reachabilityRows(setup))).toContain('no: skips TLS');
  expect(mermaidPath({ ...setup, client: ClientKind.POD, node: NodeKind.WITH_GATEWAY, target: TargetKind.LOAD_BALANCER }))
    .toContain('-->|skips TLS| e1{{"endpoint on any node: does not work"}}');
});
