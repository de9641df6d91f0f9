import { App, Chart, Testing } from 'cdk8s';
import {
  Findings, GatewayPort, GatewayVerification, IstioGateway, LoadBalancerService, type LoadBalancerServiceOptions, TrafficStrategy,
} from 'cdk8s-asm-gateway';

const NGINX: LoadBalancerServiceOptions = {
  namespace: 'ingress-nginx', name: 'ingress-nginx-controller', podLabels: { 'app.kubernetes.io/name': 'ingress-nginx' },
};

const chartOf = () => new Chart(new App(), 'chart');
const serviceWith = (options: Partial<LoadBalancerServiceOptions> = {}) => (
  LoadBalancerService.fromServiceName(chartOf(), 'service', { ...NGINX, ...options })
);

/** The objects of a verification of the Service. */
function verified(options: Partial<LoadBalancerServiceOptions> = {}) {
  const chart = chartOf();
  new GatewayVerification(chart, 'verify', { gateway: LoadBalancerService.fromServiceName(chart, 'service', { ...NGINX, ...options }) });
  return Testing.synth(chart) as { kind: string; metadata: { namespace?: string }; rules?: unknown; spec?: unknown }[];
}

describe('a Service of type LoadBalancer', () => {
  test('has the DNS name and the URL of the Service, without the prefix of gateways', () => {
    const service = serviceWith();
    expect([service.dnsName, service.url()]).toEqual(['ingress-nginx-controller.ingress-nginx', 'http://ingress-nginx-controller.ingress-nginx']);
  });

  test('has URLs with its own ports', () => {
    expect(serviceWith({ ports: [GatewayPort.of({ name: 'https', port: 8443 })] }).url()).toBe('https://ingress-nginx-controller.ingress-nginx:8443');
  });

  test('renders nothing and has no findings', () => {
    const service = serviceWith();
    expect([Testing.synth(Chart.of(service)), Findings.of(service)]).toEqual([[], []]);
  });

  test('is probed at its DNS name, from a node without its pods', () => {
    const [job] = verified();
    const text = JSON.stringify(job);
    expect(text).toContain('service-dns=http://ingress-nginx-controller.ingress-nginx/');
    expect(text).toContain('"podAntiAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[{"labelSelector":'
      + '{"matchLabels":{"app.kubernetes.io/name":"ingress-nginx"}},"namespaces":["ingress-nginx"]');
  });

  test('is probed at its load balancer address too if its strategy promises it, with the right to read this Service only', () => {
    const objects = verified({ strategy: TrafficStrategy.cluster() });
    const role = objects.find(({ kind }) => kind === 'Role');
    expect(role?.metadata.namespace).toBe('ingress-nginx');
    expect(role?.rules).toEqual([{ apiGroups: [''], resources: ['services'], resourceNames: ['ingress-nginx-controller'], verbs: ['get'] }]);
    expect(JSON.stringify(objects)).toContain('load-balancer=http://{address}/');
  });

  test.each<[string, Partial<LoadBalancerServiceOptions>, RegExp]>([
    ['a name that is no DNS label', { name: 'Ingress' }, /^\[ASMG0115\] name "Ingress" is invalid/],
    ['a namespace that is no DNS label', { namespace: 'a.b' }, /^\[ASMG0115\] namespace "a\.b" is invalid/],
    ['no pod labels', { podLabels: {} }, /^\[ASMG0115\] podLabels is empty/],
    ['a pod label that Kubernetes refuses', { podLabels: { app: 'a b' } }, /^\[ASMG0105\] /],
  ])('with %s is found', (_about, options, message) => {
    const service = serviceWith(options);
    expect(Findings.of(service).map(({ code, message: what }) => `[${code}] ${what}`)).toEqual([expect.stringMatching(message)]);
  });
});

describe('the labels that select the pods', () => {
  const selectorOf = (podLabels: { [key: string]: string }) => JSON.stringify(verified({ podLabels })[0]);

  test('leave out the label istio, which gateways of other names may not have, if another label is there', () => {
    expect(selectorOf({ app: 'web', istio: 'web' })).toContain('"matchLabels":{"app":"web"}');
  });

  test('are the label istio if it is the only one', () => {
    expect(selectorOf({ istio: 'web' })).toContain('"matchLabels":{"istio":"web"}');
  });

  test('give the same verification in any order, since maps of Java and Go have none', () => {
    const labels = [['app.kubernetes.io/name', 'nginx'], ['app.kubernetes.io/component', 'controller']] as const;
    const [one, other] = [labels, [...labels].reverse()].map((each) => verified({ podLabels: Object.fromEntries(each) }));
    expect(other).toEqual(one);
    expect(JSON.stringify(one)).toContain('ingress-nginx/app.kubernetes.io/component=controller,app.kubernetes.io/name=nginx');
  });

  test('of an ASM gateway are the label app alone, as before', () => {
    const chart = chartOf();
    new GatewayVerification(chart, 'verify', { gateway: IstioGateway.fromGatewayName(chart, 'gateway', { name: 'web' }) });
    expect(JSON.stringify(Testing.synth(chart))).toContain('"matchLabels":{"app":"istio-web"}');
  });
});
