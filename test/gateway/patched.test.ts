import { App, Chart, JsonPatch, Lazy } from 'cdk8s';
import {
  ClientKind, ClusterPlatform, Cni, ExternalTrafficPolicy, Findings, GatewayVerification, IstioGateway, type IstioGatewayProps, NodeKind, ProxyMode,
  TargetKind, TrafficStrategy,
} from 'cdk8s-asm-gateway';
import type { IConstruct } from 'constructs';
import { capturingStderr } from '../support/stderr';
import { chartOf } from '../support/synth';
import { TemporaryFolder } from '../support/temporary-folder';

const BACKEND = '/spec/serviceAnnotations';
const ENI = { 'service.beta.kubernetes.io/backend-type': 'eni' };

/** A gateway, and its findings after these changes. */
function patched(...patches: readonly JsonPatch[]): { readonly gateway: IstioGateway; readonly errors: readonly string[] } {
  const gateway = new IstioGateway(chartOf(), 'ingress');
  gateway.apiObject.addJsonPatch(...patches);
  return { gateway, errors: errorsOf(gateway) };
}

const errorsOf = (gateway: IConstruct) => Findings.of(gateway).filter(({ level }) => level === 'error').map(({ code, path }) => `${code} ${path}`);

describe('a gateway that its author patched', () => {
  test('is judged with the patch', () => {
    expect(patched(JsonPatch.add(BACKEND, ENI)).errors).toEqual(['ASMG0209 spec.externalTrafficPolicy']);
    expect(patched(JsonPatch.replace('/spec/externalTrafficPolicy', 'local')).errors).toEqual(['ASMG0109 spec.externalTrafficPolicy']);
    expect(patched(JsonPatch.add('/spec/replicaCount', '2')).errors).toEqual(['ASMG0104 spec.replicaCount']);
  });

  test('is judged again after each patch', () => {
    const { gateway, errors } = patched(JsonPatch.add(BACKEND, ENI));
    expect(errors).toHaveLength(1);
    gateway.apiObject.addJsonPatch(JsonPatch.replace('/spec/externalTrafficPolicy', 'Cluster'));
    expect(errorsOf(gateway)).toEqual([]);
  });

  test('may have fields that are newer than this library, but no misspelled ones', () => {
    expect(patched(JsonPatch.add('/spec/fieldOfTomorrow', { a: 1 })).errors).toEqual([]);
    expect(patched(JsonPatch.add('/spec/podAnotations', {})).errors).toEqual(['ASMG0109 spec.podAnotations']);
  });

  test('stops the synthesis if the patch is a mistake', () => {
    const { gateway } = patched(JsonPatch.add(BACKEND, ENI));
    expect(gateway.node.validate().join('\n')).toContain('[ASMG0209]');
  });

  test('has the reachability of what is written', () => {
    const stranded = (...patches: readonly JsonPatch[]) => {
      const platform = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.22', podCidrKnown: true });
      const gateway = new IstioGateway(chartOf(), 'ingress', { platform });
      gateway.apiObject.addJsonPatch(...patches);
      const { rows } = gateway.reachability();
      return rows.find(({ client, node, target }) => (
        client === ClientKind.POD && node === NodeKind.WITHOUT_GATEWAY && target === TargetKind.LOAD_BALANCER))?.works;
    };
    expect([stranded(), stranded(JsonPatch.replace('/spec/externalTrafficPolicy', 'Cluster'))]).toEqual(['no', 'yes']);
  });

  test('keeps its acknowledgements', () => {
    const { gateway } = patched(JsonPatch.add('/spec/fieldOfTomorrow', 1));
    Findings.acknowledge(gateway, 'ASMG0301', 'clients use the name');
    capturingStderr(() => {
      expect(gateway.apiObject.toJson()).toMatchObject({ spec: { fieldOfTomorrow: 1 } });
      expect(Findings.of(gateway)).toEqual([]);
    });
  });

  test('is judged without a patch that cdk8s cannot make, which cdk8s reports', () => {
    const { gateway, errors } = patched(JsonPatch.add('/nothing/here', 1));
    expect(errors).toEqual([]);
    expect(() => { gateway.apiObject.toJson(); }).toThrow('Failed serializing construct');
  });
});

describe('the metadata of a gateway that its author changed', () => {
  test.each<[string, (gateway: IstioGateway) => void, string]>([
    ['an annotation', ({ apiObject }) => apiObject.metadata.addAnnotation('a b', 'x'), 'ASMG0105 metadata.annotations["a b"]'],
    ['a label', ({ apiObject }) => apiObject.metadata.addLabel('team', 'a b'), 'ASMG0105 metadata.labels.team'],
    ['another field', ({ apiObject }) => apiObject.metadata.add('lables', { team: 'edge' }), 'ASMG0109 metadata.lables'],
  ])('is judged with %s', (_about, change, error) => {
    const gateway = new IstioGateway(chartOf(), 'ingress');
    expect(errorsOf(gateway)).toEqual([]);
    change(gateway);
    expect(errorsOf(gateway)).toEqual([error]);
  });

  test('is written as before if the changes are right', () => {
    const gateway = new IstioGateway(chartOf(), 'ingress');
    gateway.apiObject.metadata.addLabel('team', 'edge');
    gateway.apiObject.metadata.addFinalizers('example.com/keep');
    expect(errorsOf(gateway)).toEqual([]);
    expect(gateway.apiObject.toJson()).toMatchObject({ metadata: { name: 'ingressgateway', labels: { team: 'edge' }, finalizers: ['example.com/keep'] } });
  });

  test('does not make an unknown field a newer one', () => {
    const folder = new TemporaryFolder();
    const file = folder.write('a.yaml', 'apiVersion: istio.alibabacloud.com/v1beta1\nkind: IstioGateway\nmetadata: { name: a, namespace: istio-system }\nspec: { fieldOfTomorrow: 1 }\n');
    const gateway = IstioGateway.fromYaml(chartOf(), 'ingress', { file, strategy: TrafficStrategy.dnsOnly() });
    folder.remove();
    gateway.apiObject.metadata.addLabel('team', 'edge');
    expect(errorsOf(gateway)).toEqual(['ASMG0109 spec.fieldOfTomorrow']);
  });
});

test('the labels of a chart are judged with the gateway, and with what verifies it', () => {
  const app = new App();
  const labels = { 'team': 'a b', 'a b': 'x' };
  const gateway = new IstioGateway(new Chart(app, 'mesh', { labels }), 'ingress');
  const verification = new GatewayVerification(new Chart(app, 'cluster', { labels }), 'verify', { gateway });
  [gateway, verification].forEach((construct) => (
    expect(errorsOf(construct)).toEqual(['ASMG0105 metadata.labels.team', 'ASMG0105 metadata.labels["a b"]'])
  ));
});

test('a gateway is judged again if a value that cdk8s resolves later has changed', () => {
  let least = 1;
  const gateway = new IstioGateway(chartOf(), 'ingress', { minReplicas: Lazy.any({ produce: () => least }) as never, maxReplicas: 3 });
  expect(errorsOf(gateway)).toEqual([]);
  least = 5;
  expect(errorsOf(gateway)).toEqual(['ASMG0104 spec.minReplicas']);
});

describe('an annotation for lint that an author wrote', () => {
  const PLATFORM = { 'asm-gateway.io/platform': 'cni=flannel' };
  const withEni = (props: IstioGatewayProps = {}) => new IstioGateway(chartOf(), 'ingress', { strategy: TrafficStrategy.eni(), ...props });
  const FOUND = ['ASMG0202 spec.serviceAnnotations["service.beta.kubernetes.io/backend-type"]'];

  test('is believed by synthesis too', () => {
    expect(errorsOf(withEni({ annotations: PLATFORM }))).toEqual(FOUND);
    const gateway = withEni();
    expect(errorsOf(gateway)).toEqual([]);
    gateway.apiObject.metadata.addAnnotation('asm-gateway.io/platform', 'cni=flannel');
    expect(errorsOf(gateway)).toEqual(FOUND);
  });

  test('does not count if the declared platform replaces it', () => {
    expect(errorsOf(withEni({ annotations: PLATFORM, platform: ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP }) }))).toEqual([]);
  });

  test('is an error if lint cannot read it', () => {
    expect(errorsOf(withEni({ annotations: { 'asm-gateway.io/platform': 'flannel' } }))).toEqual(['ASMG0122 metadata.annotations["asm-gateway.io/platform"]']);
  });
});

describe('an acknowledgement that an author wrote as an annotation', () => {
  const ACKNOWLEDGE = 'asm-gateway.io/acknowledge';
  const FOUND = [`ASMG0108 metadata.annotations["${ACKNOWLEDGE}"]`];

  test.each(['foo', 'ASMG9999: x', 'ASMG0102: x', 'ASMG0301:'])('is an error if lint refuses it: %s', (text) => {
    expect(errorsOf(new IstioGateway(chartOf(), 'ingress', { annotations: { [ACKNOWLEDGE]: text } }))).toEqual(FOUND);
    const gateway = new IstioGateway(chartOf(), 'ingress');
    gateway.apiObject.metadata.addAnnotation(ACKNOWLEDGE, text);
    expect(errorsOf(gateway)).toEqual(FOUND);
  });

  test('may be right, and stands next to those in code', () => {
    const gateway = new IstioGateway(chartOf(), 'ingress', { annotations: { [ACKNOWLEDGE]: 'ASMG0302: no such clients' } });
    Findings.acknowledge(gateway, 'ASMG0301', 'clients use the DNS name');
    expect(errorsOf(gateway)).toEqual([]);
  });
});

describe('the client IP that an author requires', () => {
  const keeping = (props: IstioGatewayProps) => new IstioGateway(chartOf(), 'ingress', {
    preserveClientIp: true, platform: ClusterPlatform.ack({ cni: Cni.FLANNEL }), ...props,
  });

  test('is lost by a patch of the policy', () => {
    const gateway = keeping({});
    expect(errorsOf(gateway)).toEqual([]);
    gateway.apiObject.addJsonPatch(JsonPatch.replace('/spec/externalTrafficPolicy', 'Cluster'));
    expect(errorsOf(gateway)).toEqual(['ASMG0204 undefined']);
  });

  test('is lost by a strategy that promises it and sets another policy', () => {
    const promise = TrafficStrategy.dnsOnly().bind({ platform: ClusterPlatform.unknown() });
    const strategy = { name: 'own', bind: () => ({ ...promise, externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER }) };
    expect(errorsOf(keeping({ strategy }))).toEqual(['ASMG0204 undefined']);
  });

  test('may be lost if it depends on what is not declared', () => {
    const gateway = keeping({ platform: ClusterPlatform.unknown() });
    gateway.apiObject.addJsonPatch(JsonPatch.replace('/spec/externalTrafficPolicy', 'Cluster'));
    expect(Findings.of(gateway).filter(({ level }) => level === 'warning').map(({ code }) => code)).toContain('ASMG0204');
  });
});

test('a name belongs to one gateway of a chart, also after a patch', () => {
  const chart = chartOf();
  const [one, two] = ['one', 'two'].map((name) => new IstioGateway(chart, name, { name })) as [IstioGateway, IstioGateway];
  expect([one, two].map(errorsOf)).toEqual([[], []]);
  two.apiObject.addJsonPatch(JsonPatch.replace('/metadata/name', 'one'));
  expect([one, two].map(errorsOf)).toEqual([['ASMG0107 metadata.name'], ['ASMG0107 metadata.name']]);
});

test('a gateway that was removed from its chart takes nothing', () => {
  const chart = chartOf();
  const [one, two] = ['one', 'two'].map((id) => new IstioGateway(chart, id)) as [IstioGateway, IstioGateway];
  expect([one, two].map(errorsOf)).toEqual([['ASMG0107 metadata.name'], ['ASMG0107 metadata.name']]);
  chart.node.tryRemoveChild('one');
  expect(errorsOf(two)).toEqual([]);
});

describe('the listeners of one load balancer', () => {
  const PREFIX = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
  const taking = (id: unknown) => ({ [`${PREFIX}id`]: id as string, [`${PREFIX}force-override-listeners`]: 'true' });
  const gatewayIn = (app: App, id: string, serviceAnnotations: Record<string, string>) => new IstioGateway(new Chart(app, id), 'ingress', { serviceAnnotations });
  const FOUND = [`ASMG0222 spec.serviceAnnotations["${PREFIX}id"]`];

  test('belong to one gateway of an app, also in two charts', () => {
    const app = new App();
    const gateways = [gatewayIn(app, 'one', taking('lb-a')), gatewayIn(app, 'two', taking('lb-a')), gatewayIn(app, 'other', taking('lb-b'))];
    expect(gateways.map(errorsOf)).toEqual([FOUND, FOUND, []]);
    expect(errorsOf(gatewayIn(new App(), 'elsewhere', taking('lb-a')))).toEqual([]);
  });

  test('are known after a patch', () => {
    const app = new App();
    const one = gatewayIn(app, 'one', taking('lb-a'));
    const two = gatewayIn(app, 'two', taking('lb-b'));
    expect([one, two].map(errorsOf)).toEqual([[], []]);
    two.apiObject.addJsonPatch(JsonPatch.add(BACKEND, taking('lb-a')));
    expect([one, two].map(errorsOf)).toEqual([FOUND, FOUND]);
    one.apiObject.addJsonPatch(JsonPatch.add(BACKEND, taking('lb-c')));
    expect([one, two].map(errorsOf)).toEqual([[], []]);
  });

  test.each<[string, (gateway: IstioGateway) => unknown]>([
    ['its reachability', (gateway) => gateway.reachability()],
    ['its manifest', ({ apiObject }) => apiObject.toJson()],
  ])('are known after a patch, an acknowledgement and a question about %s', (_about, ask) => {
    const app = new App();
    const [one, two] = [gatewayIn(app, 'one', taking('lb-a')), gatewayIn(app, 'two', taking('lb-b'))];
    Findings.acknowledge(two, 'ASMG0301', 'clients use the DNS name');
    two.apiObject.addJsonPatch(JsonPatch.add(BACKEND, taking('lb-a')));
    ask(two);
    expect([one, two].map(errorsOf)).toEqual([FOUND, FOUND]);
  });

  test('are known in values that cdk8s resolves later', () => {
    const app = new App();
    let id = 'lb-b';
    const one = gatewayIn(app, 'one', taking('lb-a'));
    const two = gatewayIn(app, 'two', taking(Lazy.any({ produce: () => id })));
    expect([two, one].map(errorsOf)).toEqual([[], []]);
    id = 'lb-a';
    expect([two, one].map(errorsOf)).toEqual([FOUND, FOUND]);
  });

  test('are known although the manifests of all gateways were changed', () => {
    const app = new App();
    const gateways = Array.from({ length: 12 }, (_, index) => gatewayIn(app, `c${index}`, taking(`lb-${index % 6}`)));
    gateways.forEach(({ apiObject }) => apiObject.metadata.addLabel('team', 'edge'));
    expect(gateways.map(errorsOf)).toEqual(gateways.map(() => FOUND));
  });
});
