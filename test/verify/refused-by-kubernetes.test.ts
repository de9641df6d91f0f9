import { App, Chart, Cron, Duration } from 'cdk8s';
import {
  Findings, GatewayMonitor, GatewayNodeCheck, GatewayProbe, GatewayVerification, IstioGateway, type GatewayMonitorProps, type GatewayProbeProps,
  type GatewayVerificationProps,
} from 'cdk8s-asm-gateway';
import { k8s } from 'cdk8s-plus-28';
import { isDnsLabel } from '../../src/kubernetes/names';

/* What the API server would refuse, synthesis refuses. */

const chartOf = () => new Chart(new App(), 'cluster');

function codesIn(make: (chart: Chart, gateway: ReturnType<typeof IstioGateway.fromGatewayName>) => unknown): string[] {
  const chart = chartOf();
  make(chart, IstioGateway.fromGatewayName(chart, 'gateway'));
  return Findings.of(chart).map(({ code }) => code);
}

const verified = (props: Omit<GatewayVerificationProps, 'gateway'>) => codesIn((chart, gateway) => new GatewayVerification(chart, 'v', { gateway, ...props }));
const monitored = (props: Omit<GatewayMonitorProps, 'gateway'>) => codesIn((chart, gateway) => new GatewayMonitor(chart, 'm', { gateway, ...props }));
const probed = (props: Omit<GatewayProbeProps, 'gateway'>) => codesIn((chart, gateway) => new GatewayProbe(chart, 'p', { gateway, targets: [], ...props }));

const quantity = (text: string) => k8s.Quantity.fromString(text);

describe('a verification is refused', () => {
  test.each<[string, Omit<GatewayVerificationProps, 'gateway'>, string]>([
    ['with an empty image', { image: '' }, 'ASMG0407'],
    ['with a space in its image', { image: 'curl:8 ' }, 'ASMG0407'],
    ['with a node label that has a space', { nodeSelector: { zone: 'a b' } }, 'ASMG0105'],
    ['with a node label that is a number', { nodeSelector: { zone: 7 as unknown as string } }, 'ASMG0105'],
    ['with an invalid key of a node label', { nodeSelector: { 'a/b/c': 'd' } }, 'ASMG0105'],
    ['with an unknown operator of a toleration', { tolerations: [{ key: 'a', operator: 'Always' }] }, 'ASMG0407'],
    ['with a value next to Exists', { tolerations: [{ key: 'a', operator: 'Exists', value: 'b' }] }, 'ASMG0407'],
    ['with a toleration without key and operator', { tolerations: [{ effect: 'NoSchedule' }] }, 'ASMG0407'],
    ['with an unknown effect of a toleration', { tolerations: [{ key: 'a', operator: 'Exists', effect: 'Never' }] }, 'ASMG0407'],
    ['with seconds for an effect that evicts nothing', { tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 9 }] }, 'ASMG0407'],
    ['with a fraction of a second in a toleration', { tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 1.5 }] }, 'ASMG0112'],
    ['with an invalid key of a toleration', { tolerations: [{ key: 'a b', operator: 'Exists' }] }, 'ASMG0407'],
    ['with a quantity that is a word', { resources: { limits: { cpu: quantity('two') } } }, 'ASMG0407'],
    ['with a negative quantity', { resources: { limits: { cpu: quantity('-1') } } }, 'ASMG0407'],
    ['with a request above its limit', { resources: { limits: { memory: quantity('64Mi') }, requests: { memory: quantity('1Gi') } } }, 'ASMG0407'],
    ['with a pull secret that is no name', { imagePullSecrets: [{ name: 'My Secret' }] }, 'ASMG0407'],
    ['with more seconds to keep the Job than fit into 32 bits', { ttlAfterFinished: Duration.days(30_000) }, 'ASMG0402'],
  ])('%s', (_about, props, code) => {
    expect(verified(props)).toEqual([code]);
  });

  test.each([
    ['with more Jobs to keep than fit into 32 bits', { failedJobsHistoryLimit: 2 ** 31 }],
    ['with an hour that the day does not have', { schedule: Cron.schedule({ hour: '24' }) }],
  ])('every few minutes, %s', (_about, props) => {
    expect(monitored(props)).toEqual(['ASMG0405']);
  });

  test.each([['with a dot', 'probe.1'], ['with capital letters', 'Probe'], ['that is too long', 'p'.repeat(64)], ['that is empty', '']])('as a container of a name %s', (_about, name) => {
    expect(probed({ name })).toContain('ASMG0407');
  });
});

test('what Kubernetes accepts is accepted', () => {
  expect(verified({
    image: 'registry.example.com:5000/curl@sha256:0123',
    nodeSelector: { 'kubernetes.io/arch': 'arm64', 'toString': 'x' },
    tolerations: [
      { operator: 'Exists' }, { key: 'a', value: 'b', effect: 'NoSchedule' }, { key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 0 },
    ],
    resources: { limits: { 'cpu': quantity('.5'), 'memory': quantity('1e9'), 'example.com/card': quantity('1') }, requests: { memory: quantity('0.5Gi') } },
    imagePullSecrets: [{ name: 'mirror' }],
  })).toEqual([]);
});

test.each([['v_1'], ['v.1'], ['V'], ['_'], ['.a'], ['ä'], ['x'.repeat(300)]])('the id %s gives names that Kubernetes accepts', (id) => {
  const chart = chartOf();
  const gateway = IstioGateway.fromGatewayName(chart, 'gateway');
  const { jobName } = new GatewayVerification(chart, id, { gateway });
  const { cronJobName } = new GatewayMonitor(chart, `${id}m`, { gateway });
  const { daemonSetName } = new GatewayNodeCheck(chart, `${id}n`, { gateway });
  expect([jobName, cronJobName, daemonSetName].filter((name) => !isDnsLabel(name))).toEqual([]);
  expect(cronJobName.length).toBeLessThanOrEqual(52);
});
