import { ClientKind, ExternalTrafficPolicy, NodeKind, ProxyMode, Reachability, type ReachabilitySetup, TargetKind } from 'cdk8s-asm-gateway';
import { platform } from './support';
import { reachabilityTable } from '../../src/model/table';

const IPVS: ReachabilitySetup = { platform: platform({ proxyMode: ProxyMode.IPVS }), externalTrafficPolicy: ExternalTrafficPolicy.LOCAL };
const report = () => Reachability.of(IPVS);
const NO_CIDR = 'it must be a CIDR: the library cannot render a manifest from it. Use a CIDR, for example "10.0.0.0/8".';

describe('Reachability.of', () => {
  test('names the source range that is not a CIDR', () => {
    expect(() => Reachability.of({ ...IPVS, sourceRanges: ['10.0.0.0/8', 'vpc'] })).toThrow(`[ASMG0112] sourceRanges[1] is "vpc"; ${NO_CIDR}`);
  });
});

describe('Reachability.toText', () => {
  test('is the table of all rows', () => {
    expect(report().toText()).toBe(reachabilityTable(report().rows));
  });
});

describe('Reachability.toMermaid', () => {
  test('is the flowchart of one client in the setup', () => {
    expect(report().toMermaid(ClientKind.HOST, TargetKind.LOAD_BALANCER, NodeKind.WITHOUT_GATEWAY)).toBe([
      'flowchart LR',
      '  client("client in the host network on a node without a gateway pod")',
      '  client --> w1s1["kube-proxy, IPVS, from 1.24 on"]',
      '  w1s1 --> e1{{"reply sent to the wrong place: timeout"}}',
      '',
    ].join('\n'));
  });

  test('ignores the node of a client outside the cluster', () => {
    const outside = report().toMermaid(ClientKind.EXTERNAL, TargetKind.LOAD_BALANCER);
    expect(outside).toContain('client("client outside the cluster")');
    expect(report().toMermaid(ClientKind.EXTERNAL, TargetKind.LOAD_BALANCER, NodeKind.WITH_GATEWAY)).toBe(outside);
  });

  test('rejects an address that does not exist', () => {
    expect(() => report().toMermaid(ClientKind.POD, 'nowhere' as TargetKind, NodeKind.WITH_GATEWAY))
      .toThrow('[ASMG0112] target is "nowhere"; it must be "load-balancer" or "service-dns"');
  });

  test('rejects a call without an address', () => {
    expect(() => report().toMermaid(ClientKind.POD, undefined as never)).toThrow('[ASMG0112] target is missing');
  });
});
