import { JsonPatch } from 'cdk8s';
import { ClientKind, ClusterPlatform, Cni, Findings, IstioGateway, NodeKind, ProxyMode, TargetKind } from 'cdk8s-asm-gateway';
import { capturingStderr } from '../support/stderr';
import { chartOf } from '../support/synth';

const BACKEND = '/spec/serviceAnnotations';
const ENI = { 'service.beta.kubernetes.io/backend-type': 'eni' };

/** A gateway, and its findings after these changes. */
function patched(...patches: readonly JsonPatch[]): { readonly gateway: IstioGateway; readonly errors: readonly string[] } {
  const gateway = new IstioGateway(chartOf(), 'ingress');
  gateway.apiObject.addJsonPatch(...patches);
  return { gateway, errors: errorsOf(gateway) };
}

const errorsOf = (gateway: IstioGateway) => Findings.of(gateway).filter(({ level }) => level === 'error').map(({ code, path }) => `${code} ${path}`);

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
