import { App, Chart, Lazy } from 'cdk8s';
import {
  Findings, type GatewayOverrides, GatewayMonitor, GatewayNodeCheck, GatewayVerification, IstioGateway, type IstioGatewayProps,
  LoadBalancer, TrafficStrategy,
} from 'cdk8s-asm-gateway';
import { chartOf, gatewayManifest, synthesized } from '../support/synth';

/* Values that cdk8s resolves later. */

const late = <Value>(value: Value) => Lazy.any({ produce: () => value }) as Value;

const gatewayWith = (props: IstioGatewayProps) => new IstioGateway(new Chart(new App(), 'mesh'), 'ingress', props);
const errorsOf = (props: IstioGatewayProps) => Findings.of(gatewayWith(props)).filter(({ level }) => level === 'error')
  .map(({ code, message }) => `${code}: ${message}`);

describe('a struct that is resolved later is an error, since its fields are read at once', () => {
  const STRUCTS: readonly [string, GatewayOverrides][] = [
    ['kernel', { kernel: late({ enabled: true }) }],
    ['compression', { compression: late({ enabled: true }) }],
    ['cpu', { cpu: late({ targetAverageUtilization: 80 }) }],
    ['readinessProbe', { readinessProbe: late({ failureThreshold: 3 }) }],
    ['sds', { sds: late({ enabled: true }) }],
    ['resources', { resources: late({ limits: {} }) }],
    ['affinity', { affinity: late({ nodeAffinity: {} }) }],
    ['lifecycle', { lifecycle: late({ preStop: {} }) }],
  ];

  test.each(STRUCTS)('%s', (name, props) => {
    expect(errorsOf(props)).toEqual([expect.stringMatching(new RegExp(`^ASMG0112: ${name} is a Lazy; it must be a `))]);
    expect(errorsOf({ overrides: { c1: props } }))
      .toEqual([expect.stringMatching(new RegExp(`^ASMG0112: overrides\\.c1\\.${name} is a Lazy; it must be a `))]);
  });

  test.each<[string, IstioGatewayProps]>([
    ['overrides.c1', { overrides: { c1: late({ replicaCount: 3 }) } }],
    ['overrides', { overrides: late({ c1: { replicaCount: 3 } }) }],
    ['affinity.nodeAffinity', { affinity: { nodeAffinity: late({}) } }],
    ['env[0]', { env: [late({ name: 'A', value: 'b' })] }],
  ])('%s', (path, props) => {
    expect(errorsOf(props)).toEqual([expect.stringContaining(`ASMG0112: ${path} is a Lazy; it must be a`)]);
  });

  test('and the manifest does not have it', () => {
    const { spec } = gatewayWith({ kernel: late({ enabled: true }), resources: late({}) }).apiObject.toJson() as { readonly spec: object };
    expect(Object.keys(spec)).not.toEqual(expect.arrayContaining([expect.stringMatching(/kernel|resources/)]));
  });
});

describe('a map that is resolved later', () => {
  const SPEC = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-spec';

  test('has its entries in the manifest, next to those of the gateway', () => {
    const { metadata, spec } = gatewayManifest({
      strategy: TrafficStrategy.eni(),
      labels: late({ team: late('edge') }),
      annotations: late({ 'example.com/a': 'b' }),
      canary: true,
      serviceAnnotations: late({ [SPEC]: 'slb.s1.small' }),
      serviceLabels: late({ a: 'b' }),
      podLabels: late({ c: 'd' }),
      podAnnotations: late({ 'example.com/e': 'f' }),
      overrides: { c1: { serviceAnnotations: late({ 'example.com/g': late('h') }) } },
    });
    const ofGateway = { [SPEC]: 'slb.s1.small', 'service.beta.kubernetes.io/backend-type': 'eni' };
    expect(metadata).toMatchObject({ labels: { team: 'edge' }, annotations: { 'example.com/a': 'b', 'asm.alibabacloud.com/enable-canary-deployment': 'true' } });
    expect(spec).toMatchObject({
      serviceAnnotations: ofGateway,
      serviceLabels: { a: 'b' },
      podLabels: { c: 'd' },
      podAnnotations: { 'example.com/e': 'f' },
      overrides: { c1: { serviceAnnotations: { ...ofGateway, 'example.com/g': 'h' } } },
    });
  });

  test('is left out if there is none in the end', () => {
    const none = late(undefined);
    expect(gatewayManifest({ labels: none, annotations: none, serviceAnnotations: none })).toEqual(gatewayManifest({}));
  });

  test('is judged like any other', () => {
    expect(errorsOf({ strategy: TrafficStrategy.eni(), serviceAnnotations: late({ 'service.beta.kubernetes.io/backend-type': 'ecs' }) }))
      .toEqual([expect.stringMatching(/^ASMG0201: /)]);
    expect(errorsOf({ annotations: late('none' as never), overrides: { c1: { serviceAnnotations: late(['none'] as never) } } })).toEqual([
      'ASMG0112: annotations is "none"; it must be an object whose values are strings',
      'ASMG0112: overrides.c1.serviceAnnotations is a list; it must be an object whose values are strings',
    ]);
  });

  test.each([GatewayVerification, GatewayMonitor, GatewayNodeCheck])('is on the objects of %p', (Verification) => {
    const chart = chartOf('cluster');
    new Verification(chart, 'verify', {
      gateway: IstioGateway.fromGatewayName(chart, 'gateway'), labels: late({ team: 'edge' }), annotations: late({ 'example.com/a': 'b' }),
    });
    const found = synthesized(chart).find(({ metadata }) => (metadata as { readonly labels?: { readonly team?: string } }).labels?.team === 'edge');
    expect(found?.metadata).toMatchObject({ annotations: { 'example.com/a': 'b' } });
  });
});

test('a value that the manifest alone needs is asked for when the gateway is judged, not before', () => {
  let isKnown = false;
  const asked: string[] = [];
  const notYet = (name: string, value: unknown) => Lazy.any({
    produce: () => {
      asked.push(name);
      return isKnown ? value : undefined;
    },
  }) as never;
  const gateway = gatewayWith({
    strategy: TrafficStrategy.cluster(),
    preserveClientIp: notYet('preserveClientIp', false),
    loadBalancer: LoadBalancer.clb({ bandwidth: notYet('bandwidth', 9999) }),
    loadBalancerClass: notYet('loadBalancerClass', undefined),
    overrides: {
      c1: { preserveClientIp: notYet('preserveClientIp of c1', true), loadBalancer: LoadBalancer.clb({ name: notYet('name of c1', 'edge') }) },
    },
  });
  expect(asked).toEqual([]);
  isKnown = true;
  const codes = Findings.of(gateway).map(({ code }) => code);
  expect(codes.filter((code) => code === 'ASMG0204' || code === 'ASMG0215').sort()).toEqual(['ASMG0204', 'ASMG0215']);
  expect(new Set(asked)).toEqual(new Set(['preserveClientIp', 'bandwidth', 'loadBalancerClass', 'preserveClientIp of c1', 'name of c1']));
});
