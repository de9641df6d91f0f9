import {
  ClusterPlatform, Cni, Findings, GatewayVerification, IstioGateway, ProbeTarget, ProxyMode, TrafficStrategy, UrlScheme,
} from 'cdk8s-asm-gateway';
import { capturingStderr } from '../support/stderr';
import { chartOf, synthesized } from '../support/synth';

const PLATFORM = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28', podCidrKnown: true });

describe('a warning', () => {
  test('is listed until it is acknowledged at the construct or above it', () => {
    const chart = chartOf();
    const gateway = new IstioGateway(chart, 'ingress', { platform: PLATFORM });
    expect(capturingStderr(() => synthesized(chart))).toMatch(/^warning \[mesh\/ingress\] \[ASMG0208\] [^\n]*\nSee: asm-gateway explain ASMG0208\n$/);
    expect(Findings.of(chart).map(({ code }) => code)).toEqual(['ASMG0208']);
    Findings.acknowledge(gateway, 'ASMG0208', 'every node runs one gateway pod');
    expect(Findings.of(chart)).toEqual([]);
  });

  test('can be acknowledged although its code is an error in other cases', () => {
    const chart = chartOf();
    const platform = ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28' });
    new IstioGateway(chart, 'ingress', { strategy: TrafficStrategy.cluster(), preserveClientIp: true, platform });
    expect(Findings.of(chart).map(({ code }) => code)).toEqual(['ASMG0204']);
    Findings.acknowledge(chart, 'ASMG0204', 'made in 2024, so that pods stand behind the load balancer');
    expect(Findings.of(chart)).toEqual([]);
  });

  test('of another construct is still listed', () => {
    const chart = chartOf();
    const gateway = new IstioGateway(chart, 'one', { platform: PLATFORM });
    new IstioGateway(chart, 'two', { name: 'two', platform: PLATFORM });
    Findings.acknowledge(gateway, 'ASMG0208', 'every node runs one gateway pod');
    expect(Findings.of(chart).map(({ code, construct }) => [code, construct])).toEqual([['ASMG0208', 'mesh/two']]);
  });

  test('of several constructs is followed by one pointer to the explanations, after the last of them', () => {
    const chart = chartOf();
    const platform = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.22' });
    new IstioGateway(chart, 'one', { platform: PLATFORM });
    new IstioGateway(chart, 'two', { name: 'two', strategy: TrafficStrategy.cluster(), platform });
    new IstioGateway(chart, 'three', { name: 'three', platform: PLATFORM });
    new GatewayVerification(chart, 'verify', {
      gateway: IstioGateway.fromGatewayName(chart, 'elsewhere'),
      targets: [ProbeTarget.serviceDns({ scheme: UrlScheme.HTTPS, insecure: true })],
    });
    const lines = capturingStderr(() => synthesized(chart)).split('\n');
    expect(lines.map((line) => /^warning \[(.*?)\]/.exec(line)?.[1] ?? line))
      .toEqual(['mesh/one', 'mesh/three', 'mesh/verify', 'See: asm-gateway explain ASMG0208 (or ASMG0404)', '']);
  });
});
