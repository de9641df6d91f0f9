/** The controller manager and the scheduler, as they are. */
import { program } from '../build/build';
import type { ControlPlane } from '../cluster/control-plane';
import { start } from '../ground/processes';
import { inRun } from '../ground/run-folder';
import { CLUSTER_RELEASE, pinOfKubernetes } from '../versions';

/** The cloud's part is played by our stand-in, and the nodes' pod ranges are fixed by the address plan. */
const NOT_RUN: readonly string[] = ['node-ipam-controller', 'service-lb-controller', 'node-route-controller', 'cloud-node-lifecycle-controller'];

/** Flags that take the file by which a program logs in. */
const LOGIN_FLAGS: readonly string[] = ['kubeconfig', 'authentication-kubeconfig', 'authorization-kubeconfig'];

function loginAs(user: string, controlPlane: ControlPlane): string[] {
  return LOGIN_FLAGS.map((flag) => `--${flag}=${controlPlane.kubeconfig(user)}`);
}

function startControllerManager(controlPlane: ControlPlane): void {
  const { accounts, authority } = controlPlane.certificates;
  start({
    name: 'kube-controller-manager',
    namespaceOf: controlPlane.namespace.holder.pid,
    command: program(pinOfKubernetes(CLUSTER_RELEASE), 'kube-controller-manager'),
    args: [
      ...loginAs('controller-manager', controlPlane),
      '--use-service-account-credentials', '--leader-elect=false', `--controllers=${['*', ...NOT_RUN.map((name) => `-${name}`)].join(',')}`,
      `--service-account-private-key-file=${accounts}`, `--root-ca-file=${authority}`,
      // It makes this folder if it is missing, by default below /usr/libexec/kubernetes.
      `--flex-volume-plugin-dir=${inRun('flex-volumes', 'exec')}`,
    ],
  });
}

/** Starts both. */
export function startManagers(controlPlane: ControlPlane): void {
  startControllerManager(controlPlane);
  start({
    name: 'kube-scheduler',
    namespaceOf: controlPlane.namespace.holder.pid,
    command: program(pinOfKubernetes(CLUSTER_RELEASE), 'kube-scheduler'),
    args: [...loginAs('scheduler', controlPlane), '--leader-elect=false'],
  });
}
