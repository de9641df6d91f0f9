/** The controller manager and the scheduler, as they are. */
import { program } from '../build/build';
import type { ControlPlane } from '../cluster/control-plane';
import { start } from '../ground/processes';
import { inRun } from '../ground/run-folder';
import { NEWEST, pinOfKubernetes } from '../versions';

/** The cloud's part is played by our stand-in, and the nodes' pod ranges are fixed by the address plan. */
const NOT_RUN = ['node-ipam-controller', 'service-lb-controller', 'node-route-controller', 'cloud-node-lifecycle-controller'] as const;

export function startManagers(controlPlane: ControlPlane): void {
  const pin = pinOfKubernetes(NEWEST);
  const pid = controlPlane.namespace.holder.pid;
  const login = (user: string): string[] => ['kubeconfig', 'authentication-kubeconfig', 'authorization-kubeconfig'].map((flag) => `--${flag}=${controlPlane.kubeconfig(user)}`);
  start({
    name: 'kube-controller-manager',
    namespaceOf: pid,
    command: program(pin, 'kube-controller-manager'),
    args: [
      ...login('controller-manager'), '--use-service-account-credentials', '--leader-elect=false', `--controllers=*,${NOT_RUN.map((name) => `-${name}`).join(',')}`,
      `--service-account-private-key-file=${controlPlane.certificates.accounts}`, `--root-ca-file=${controlPlane.certificates.authority}`,
      // It makes this folder if it is missing, by default below /usr/libexec/kubernetes.
      `--flex-volume-plugin-dir=${inRun('flex-volumes', 'exec')}`,
    ],
  });
  start({ name: 'kube-scheduler', namespaceOf: pid, command: program(pin, 'kube-scheduler'), args: [...login('scheduler'), '--leader-elect=false'] });
}
