/** kubelet, one per node. */
import { writeFileSync } from 'fs';
import { program } from '../build/build';
import { DNS_SERVICE } from '../cluster/addresses';
import type { ControlPlane } from '../cluster/control-plane';
import type { LabNode } from '../cluster/network';
import { cgroupName, createCgroup } from '../ground/cgroups';
import { start, type Started } from '../ground/processes';
import { inRun } from '../ground/run-folder';
import { CLUSTER_RELEASE, pinOfKubernetes } from '../versions';
import { socketOf } from './containerd';

/** A full disk of the machine is none of the pods' business. */
const NEVER_EVICTED_FOR: readonly string[] = [
  'memory.available', 'nodefs.available', 'imagefs.available', 'nodefs.inodesFree', 'imagefs.inodesFree',
];

function configuration(node: LabNode, writesMarkDrop: boolean): unknown {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    containerRuntimeEndpoint: `unix://${socketOf(node)}`,
    clusterDNS: [DNS_SERVICE],
    clusterDomain: 'cluster.local',
    resolvConf: inRun(node.name, 'resolv.conf'),
    // Only the lab's own namespaces reach a kubelet.
    authentication: { anonymous: { enabled: true }, webhook: { enabled: false } },
    authorization: { mode: 'AlwaysAllow' },
    cgroupDriver: 'cgroupfs',
    cgroupRoot: cgroupName(node.name),
    enforceNodeAllocatable: [],
    failSwapOn: false,
    failCgroupV1: false,
    localStorageCapacityIsolation: false,
    makeIPTablesUtilChains: writesMarkDrop,
    podLogsDir: inRun(node.name, 'pod-logs'),
    volumePluginDir: inRun(node.name, 'volume-plugins'),
    evictionHard: Object.fromEntries(NEVER_EVICTED_FOR.map((signal) => [signal, '0%'])),
    imageGCHighThresholdPercent: 100,
    imageGCLowThresholdPercent: 99,
    registerWithTaints: [],
    // Pods of a test come and go; noticing it soon is worth more than sparing a small API server.
    syncFrequency: '5s',
    nodeStatusUpdateFrequency: '5s',
    shutdownGracePeriod: '0s',
  };
}

/** Starts kubelet on a node; `writesMarkDrop` where a kube-proxy up to 1.24 relies on kubelet's chains. */
export function startKubelet(node: LabNode, controlPlane: ControlPlane, writesMarkDrop: boolean): Started {
  createCgroup(node.name);
  writeFileSync(inRun(node.name, 'resolv.conf'), '');
  const config = inRun(node.name, 'kubelet.json');
  writeFileSync(config, JSON.stringify(configuration(node, writesMarkDrop), null, 1));
  return start({
    name: `kubelet-${node.name}`,
    namespaceOf: node.namespace.holder.pid,
    withMounts: true,
    command: program(pinOfKubernetes(CLUSTER_RELEASE), 'kubelet'),
    args: [
      `--config=${config}`, `--kubeconfig=${controlPlane.kubeconfig(node.name)}`, `--hostname-override=${node.name}`, `--node-ip=${node.address}`,
      `--root-dir=${inRun(node.name, 'kubelet')}`, `--cert-dir=${inRun(node.name, 'kubelet-certificates')}`,
    ],
  });
}
