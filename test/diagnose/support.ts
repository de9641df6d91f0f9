import { type ApiObject } from './objects';
import { snapshotFrom } from '../../src/cluster/from-objects';
import { diagnosisOf } from '../../src/diagnose/diagnose';
import type { Diagnosis, Subject } from '../../src/diagnose/diagnosis';
import type { KubernetesObject } from '../../src/kubernetes/objects';
import { exemplaryStrategies } from '../../src/strategy/traffic-strategy';

export const GATEWAY: Subject = {
  kind: 'IstioGateway', namespace: 'istio-system', name: 'ingressgateway', service: 'istio-ingressgateway',
};

/** The diagnosis of the gateway in a cluster with these objects. */
export function diagnosed(objects: readonly ApiObject[], pod?: string): Diagnosis {
  const wanted = {
    namespace: GATEWAY.namespace, service: GATEWAY.service, pod: pod === undefined ? undefined : { namespace: 'shop', name: pod },
  };
  return diagnosisOf(GATEWAY, snapshotFrom(objects as readonly KubernetesObject[], wanted), exemplaryStrategies().values());
}

/** The names of the cures. */
export function curesOf({ cures }: Diagnosis): string[] {
  return cures.map(({ strategy }) => strategy);
}

/** The nodes whose pods do not get through. */
export function strandedNodes({ nodes }: Diagnosis): string[] {
  return nodes.filter(({ pods }) => pods.works === 'no').map(({ name }) => name);
}
