import { App, Chart } from 'cdk8s';
import { Findings, GatewayMonitor, GatewayNodeCheck, GatewayVerification, IstioGateway } from 'cdk8s-asm-gateway';
import type { IConstruct } from 'constructs';

const app = () => new App();
const codesIn = (construct: IConstruct) => Findings.of(construct).map(({ code }) => code);
const FORMS = { GatewayVerification, GatewayMonitor, GatewayNodeCheck };

describe.each(Object.entries(FORMS))('%s', (_name, Form) => {
  test('is warned about in the chart of its gateway, since the two go to different API servers', () => {
    const chart = new Chart(app(), 'all');
    const verification = new Form(chart, 'verify', { gateway: new IstioGateway(chart, 'ingress') });
    expect(codesIn(verification)).toEqual(['ASMG0406']);
  });

  test('is not warned about in a chart of its own', () => {
    const both = app();
    const gateway = new IstioGateway(new Chart(both, 'mesh'), 'ingress');
    expect(codesIn(new Form(new Chart(both, 'cluster'), 'verify', { gateway }))).toEqual([]);
  });

  test('is not warned about next to a gateway that is kept elsewhere', () => {
    const chart = new Chart(app(), 'cluster');
    const gateway = IstioGateway.fromGatewayName(chart, 'ingress');
    expect(codesIn(new Form(chart, 'verify', { gateway }))).toEqual([]);
  });

  test('is not warned about once the warning is acknowledged', () => {
    const chart = new Chart(app(), 'all');
    const verification = new Form(chart, 'verify', { gateway: new IstioGateway(chart, 'ingress') });
    Findings.acknowledge(verification, 'ASMG0406', 'the cluster serves the mesh resources');
    expect(codesIn(verification)).toEqual([]);
  });
});
