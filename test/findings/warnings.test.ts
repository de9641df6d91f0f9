import { ClusterPlatform, Cni, Findings, IstioGateway, ProxyMode, TrafficStrategy } from 'cdk8s-asm-gateway';
import { capturingStderr } from '../support/stderr';
import { chartOf, synthesized } from '../support/synth';

const PLATFORM = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28', podCidrKnown: true });

describe('a warning', () => {
  test('is kept, and left out of the list once it is acknowledged at the construct or above it', () => {
    const chart = chartOf();
    const gateway = new IstioGateway(chart, 'ingress', { platform: PLATFORM });
    expect(capturingStderr(() => synthesized(chart))).toMatch(/^warning \[mesh\/ingress\] \[ASMG0208\] [^\n]*\n$/);
    expect(Findings.of(chart).map(({ code }) => code)).toEqual(['ASMG0208']);
    Findings.acknowledge(gateway, 'ASMG0208', 'every node runs one gateway pod');
    expect(Findings.of(chart)).toEqual([]);
  });

  test('can be acknowledged where its code is an error in other cases', () => {
    const chart = chartOf();
    const platform = ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28' });
    new IstioGateway(chart, 'ingress', { strategy: TrafficStrategy.cluster(), preserveClientIp: true, platform });
    expect(Findings.of(chart).map(({ code }) => code)).toEqual(['ASMG0204']);
    Findings.acknowledge(chart, 'ASMG0204', 'made in 2024, so that pods stand behind the load balancer');
    expect(Findings.of(chart)).toEqual([]);
  });

  test('of another construct is not silenced by the acknowledgement', () => {
    const chart = chartOf();
    const gateway = new IstioGateway(chart, 'one', { platform: PLATFORM });
    new IstioGateway(chart, 'two', { name: 'two', platform: PLATFORM });
    Findings.acknowledge(gateway, 'ASMG0208', 'every node runs one gateway pod');
    expect(Findings.of(chart).map(({ code, construct }) => [code, construct])).toEqual([['ASMG0208', 'mesh/two']]);
  });
});
