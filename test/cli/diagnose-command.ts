import type { Workplace } from './support';
import type { ApiObject } from '../diagnose/objects';
import { Kubectl, type KubectlScript, type Reaction } from '../runner/scripted-kubectl';

export const list = (items: readonly ApiObject[]) => ({ apiVersion: 'v1', kind: 'List', items });
export const text = (document: object) => `${JSON.stringify(document, undefined, 4)}\n`;

/** A report without the flag of its last commands that names the files. */
export const withoutFiles = (report: string) => report.replace(/ --from \S+(?= --save-verification)/g, '');

/** Runs the command on files with these objects. */
export function diagnoseFiles(place: Workplace, objects: readonly ApiObject[], ...args: string[]) {
  place.write('cluster/all.json', text(list(objects)));
  return place.run(['diagnose', '--from', 'cluster', ...args]);
}

/** Runs the command on what a scripted kubectl prints. */
export function diagnoseCluster(place: Workplace, script: KubectlScript, args: readonly string[]) {
  const kubectl = new Kubectl(place, script);
  return { kubectl, outcome: place.run(['diagnose', ...args], { env: kubectl.env }) };
}

/** What kubectl prints for a cluster with these objects. */
export function reactionsOf(objects: readonly ApiObject[]): KubectlScript {
  const all = (kind: string): Reaction[] => [{ stdout: text(list(objects.filter((object) => object.kind === kind))) }];
  const one = (kind: string, name: string): Reaction[] => {
    const object = objects.find(({ kind: each, metadata }) => each === kind && metadata.name === name);
    return [{ stdout: object === undefined ? '' : text(object) }];
  };
  return {
    'get service istio-ingressgateway ': one('Service', 'istio-ingressgateway'),
    'get services ': all('Service'),
    'get endpointslices ': all('EndpointSlice'),
    'get events ': all('Event'),
    'get networkpolicies.networking.k8s.io ': all('NetworkPolicy'),
    'get nodes ': all('Node'),
    'get daemonsets ': all('DaemonSet'),
    'get configmap kube-proxy-worker ': one('ConfigMap', 'kube-proxy-worker'),
    'get configmap kube-proxy ': one('ConfigMap', 'kube-proxy'),
    'get configmap eni-config ': one('ConfigMap', 'eni-config'),
    'get pod client ': one('Pod', 'client'),
    'get istiogateways.istio.alibabacloud.com ingressgateway ': one('IstioGateway', 'ingressgateway'),
    'get istiogateways.istio.alibabacloud.com ': all('IstioGateway'),
  };
}

export const FORBIDDEN: Reaction[] = [{
  code: 1,
  stderr: 'Error from server (Forbidden): configmaps "x" is forbidden: User "u" cannot get resource "configmaps" in API group "" in the namespace "kube-system"\n',
}];

/** What kubectl prints for a kind that the cluster does not know. */
export const UNKNOWN_KIND: Reaction[] = [{ code: 1, stderr: 'error: the server doesn\'t have a resource type "istiogateways"\n' }];
