import { App, Chart, Lazy } from 'cdk8s';
import { Findings, type GatewayOverrides, IstioGateway, type IstioGatewayProps } from 'cdk8s-asm-gateway';

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
