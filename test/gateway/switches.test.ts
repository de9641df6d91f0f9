import { Duration, Lazy } from 'cdk8s';
import { Findings, GatewayServiceType, IstioGateway, type IstioGatewayProps } from 'cdk8s-asm-gateway';
import { k8s } from 'cdk8s-plus-28';
import { capturingStderr } from '../support/stderr';
import { chartOf, gatewayManifest } from '../support/synth';

const PREFIX = 'asm.alibabacloud.com/';

const annotationsOf = (props: IstioGatewayProps) => gatewayManifest({ declareInManifest: false, ...props }).metadata.annotations;

/** The findings about a gateway with these props, in the order in which they are reported. */
function found(props: IstioGatewayProps): string[] {
  const chart = chartOf();
  new IstioGateway(chart, 'ingress', props);
  return Findings.of(chart).map(({ code, level, message }) => `${code} ${level}: ${message}`);
}

describe('a switch of ASM', () => {
  test.each<[string, IstioGatewayProps, Record<string, string>]>([
    ['drainTimeout', { drainTimeout: Duration.minutes(2) }, { 'gateway-drain-timeout-seconds': '120' }],
    ['canary', { canary: true }, { 'enable-canary-deployment': 'true' }],
    ['managedByAsm', { managedByAsm: true }, { 'managed-by-asm': 'true' }],
    ['replicasManagedByAsm', { replicasManagedByAsm: false }, { 'replicas-managed-by-asm': 'false' }],
    ['canary that cdk8s resolves later', { canary: Lazy.any({ produce: () => true }) as unknown as boolean }, { 'enable-canary-deployment': 'true' }],
  ])('is written as an annotation: %s', (_about, props, expected) => {
    expect(annotationsOf(props)).toEqual(Object.fromEntries(Object.entries(expected).map(([key, value]) => [PREFIX + key, value])));
  });

  test('that is the default of ASM is not written', () => {
    expect(annotationsOf({ canary: false, managedByAsm: false, replicasManagedByAsm: true })).toBeUndefined();
  });

  test('is written next to other annotations', () => {
    expect(annotationsOf({ canary: true, annotations: { 'example.com/owner': 'edge' } }))
      .toEqual({ 'example.com/owner': 'edge', [`${PREFIX}enable-canary-deployment`]: 'true' });
  });

  test.each<[string, IstioGatewayProps, string[]]>([
    ['a drain timeout that is too short', { drainTimeout: Duration.seconds(9) },
      ['ASMG0117 error: the drain timeout of "9" seconds is not allowed; it must be an integer from 10 to 890']],
    ['a fraction of a second', { drainTimeout: Duration.millis(10_500) },
      ['ASMG0117 error: the drain timeout of "10.5" seconds is not allowed; it must be an integer from 10 to 890']],
    ['an hour without a load balancer, which is right', { drainTimeout: Duration.hours(1), serviceType: GatewayServiceType.NODE_PORT }, []],
    ['an annotation that contradicts the prop', { canary: true, annotations: { [`${PREFIX}enable-canary-deployment`]: 'false' } },
      [`ASMG0117 error: annotation "${PREFIX}enable-canary-deployment" is "false", but the prop canary sets it to "true"`]],
    ['an annotation that contradicts the default', { replicasManagedByAsm: true, annotations: { [`${PREFIX}replicas-managed-by-asm`]: 'false' } },
      [`ASMG0117 error: annotation "${PREFIX}replicas-managed-by-asm" is "false", but the prop replicasManagedByAsm sets it to "true"`]],
    ['an annotation that agrees with the prop', { canary: true, annotations: { [`${PREFIX}enable-canary-deployment`]: 'true' } }, []],
    ['clusters of a serverless gateway', { managedByAsm: true, clusterIds: ['c1'] },
      ['ASMG0117 warning: clusterIds is set for a gateway that ASM runs outside the clusters']],
    ['two autoscalers', { replicasManagedByAsm: false, cpu: { targetAverageUtilization: 80 } },
      ['ASMG0117 warning: cpu is set, but ASM no longer manages the number of replicas']],
  ])('is judged: %s', (_about, props, expected) => {
    const about = capturingStderr(() => expect(found(props).filter((line) => line.startsWith('ASMG0117'))).toEqual(expected));
    expect(about).toBe('');
  });
});

test('a serverless gateway has no Service in the cluster, so no client is stranded and there is no matrix', () => {
  const strandedIn = (annotations: { [key: string]: string }) => {
    const chart = chartOf();
    const binding = { name: 'own', bind: () => ({ ...new IstioGateway(chartOf(), 'g').binding(), clientAddresses: [] }) };
    new IstioGateway(chart, 'ingress', { annotations, strategy: binding });
    return Findings.of(chart).map(({ code }) => code);
  };
  expect(strandedIn({})).toEqual(['ASMG0301']);
  expect(strandedIn({ [`${PREFIX}managed-by-asm`]: 'true' })).toEqual([]);
  expect(() => new IstioGateway(chartOf(), 'ingress', { managedByAsm: true }).reachability())
    .toThrow('[ASMG0203] reachability() needs a Service in the cluster, but ASM runs the gateway outside the clusters');
});

describe('high availability', () => {
  const recipe = (props: IstioGatewayProps = {}) => gatewayManifest({ highAvailability: true, ...props }).spec;

  test('is the recipe of the vendor', () => {
    expect(recipe({ name: 'edge' })).toMatchObject({
      minReplicas: 2,
      maxReplicas: 4,
      cpu: { targetAverageUtilization: 80 },
      rollingMaxSurge: '100%',
      rollingMaxUnavailable: '25%',
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [{
            weight: 100,
            podAffinityTerm: {
              topologyKey: 'kubernetes.io/hostname',
              labelSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['istio-edge'] }] },
            },
          }],
        },
      },
    });
  });

  test('changes nothing without the prop, or with false', () => {
    expect(gatewayManifest({ highAvailability: false })).toEqual(gatewayManifest());
  });

  test('leaves each prop that is set as it is', () => {
    const set = { affinity: { nodeAffinity: {} }, minReplicas: 3, maxReplicas: 9, cpu: { targetAverageUtilization: 50 } };
    expect(recipe({ ...set, rollingMaxSurge: k8s.IntOrString.fromNumber(1), rollingMaxUnavailable: k8s.IntOrString.fromNumber(0) }))
      .toMatchObject({ ...set, rollingMaxSurge: '1', rollingMaxUnavailable: '0' });
  });

  test.each<[string, IstioGatewayProps, object]>([
    ['a minimum above the recipe', { minReplicas: 6 }, { minReplicas: 6, maxReplicas: 6 }],
    ['a maximum below the recipe', { maxReplicas: 1 }, { minReplicas: 1, maxReplicas: 1 }],
    ['a minimum within the recipe', { minReplicas: 3 }, { minReplicas: 3, maxReplicas: 4 }],
  ])('has limits that do not cross with %s', (_about, props, expected) => {
    expect(recipe(props)).toMatchObject(expected);
  });

  test('leaves the numbers of pods to an autoscaler of your own', () => {
    const spec = recipe({ replicasManagedByAsm: false });
    expect(Object.keys(spec).filter((field) => ['minReplicas', 'maxReplicas', 'cpu', 'affinity', 'rollingMaxSurge'].includes(field)))
      .toEqual(['affinity', 'rollingMaxSurge']);
  });

  test('scales by memory alone if only memory is set', () => {
    expect(recipe({ memory: { targetAverageUtilization: 70 } })).not.toHaveProperty('cpu');
  });
});
