/**
 * CoreDNS, as a process next to the API server and not in a pod. Clients reach it by its Service all the same.
 * Names outside the cluster are those of one hosts file, for the record a user would make for a load balancer.
 */
import { writeFileSync } from 'fs';
import { program } from '../build/build';
import { CONTROL_PLANE, DNS_SERVICE } from '../cluster/addresses';
import type { KubeObject } from '../cluster/api';
import type { ControlPlane } from '../cluster/control-plane';
import { start } from '../ground/processes';
import { inRun } from '../ground/run-folder';
import { pinNamed } from '../versions';

const PORT = 53;

/** The names the world outside the cluster has, by address. */
export function setOutsideNames(names: Readonly<Record<string, string>>): void {
  writeFileSync(inRun('outside-names'), Object.entries(names).map(([name, address]) => `${address} ${name}\n`).join(''));
}

function configuration(kubeconfig: string): string {
  return `.:${PORT} {
  bind ${CONTROL_PLANE}
  errors
  kubernetes cluster.local {
    kubeconfig ${kubeconfig}
  }
  hosts ${inRun('outside-names')} {
    ttl 1
    reload 1s
    fallthrough
  }
}
`;
}

/** Starts CoreDNS and its Service. */
export async function startNames(controlPlane: ControlPlane): Promise<void> {
  const pin = pinNamed('coredns');
  setOutsideNames({});
  const config = inRun('Corefile');
  writeFileSync(config, configuration(controlPlane.kubeconfig('admin')));
  start({ name: 'coredns', namespaceOf: controlPlane.namespace.holder.pid, command: program(pin, 'coredns'), args: ['-conf', config] });
  const ports = [{ name: 'dns', port: PORT, protocol: 'UDP' }, { name: 'dns-tcp', port: PORT, protocol: 'TCP' }];
  await controlPlane.api.create('/api/v1/namespaces/kube-system/services', {
    apiVersion: 'v1', kind: 'Service', metadata: { name: 'kube-dns', labels: { 'k8s-app': 'kube-dns' } }, spec: { clusterIP: DNS_SERVICE, ports },
  } as KubeObject);
  await controlPlane.api.create('/api/v1/namespaces/kube-system/endpoints', {
    apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'kube-dns' }, subsets: [{ addresses: [{ ip: CONTROL_PLANE }], ports }],
  } as KubeObject);
}
