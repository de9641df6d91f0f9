/**
 * What `asm-gateway diagnose` reads in kube-system. In the lab, kube-proxy runs as a process and the lab itself writes the rules of the network
 * plugin, so there are no such objects until a scenario shows them.
 */
import { readFileSync } from 'fs';
import { apply, remove } from './kube';
import type { KubeObject } from '../cluster/api';
import { proxyConfigurationFile } from '../cluster/kube-proxy';
import type { LabNode } from '../cluster/network';
import { LabError } from '../errors';
import type { Cluster } from '../nodes/cluster';

const NAMESPACE = 'kube-system';

export type NetworkPlugin = 'flannel' | 'terway';

/** A DaemonSet without pods, because no node has the label. The command reads only its name and its images. */
function daemonSet(name: string, image: string): KubeObject {
  const labels = { 'k8s-app': name };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name, namespace: NAMESPACE },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { nodeSelector: { 'lab.invalid/is-not-a-node': 'true' }, containers: [{ name, image }] },
      },
    },
  };
}

function configMap(name: string, data: Readonly<Record<string, string>>): KubeObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: NAMESPACE }, data };
}

/** The objects of each network plugin. Terway gives pods addresses of the VPC, here on network interfaces that pods share. */
const OF_PLUGIN: Readonly<Record<NetworkPlugin, readonly KubeObject[]>> = {
  flannel: [daemonSet('kube-flannel-ds', 'ghcr.io/flannel-io/flannel:v0.27.4')],
  terway: [
    daemonSet('terway-eniip', 'lab.invalid/terway:1'),
    configMap('eni-config', { '10-terway.conf': JSON.stringify({ cniVersion: '0.4.0', name: 'terway', type: 'terway' }) }),
  ],
};

/** The node that is the first in all lists. */
export function firstNodeOf({ network: { nodes: [node] } }: Cluster): LabNode {
  if (node === undefined) {
    throw new LabError('The cluster has no node.');
  }
  return node;
}

/** The ConfigMap holds the file that kube-proxy runs with. */
function ofKubeProxy(cluster: Cluster): KubeObject[] {
  return [
    configMap('kube-proxy', { 'config.conf': readFileSync(proxyConfigurationFile(firstNodeOf(cluster)), 'utf8') }),
    daemonSet('kube-proxy', `registry.k8s.io/kube-proxy:v${cluster.proxySettings.kubernetesVersion}`),
  ];
}

/** Shows the data plane that the cluster has now, and lets the load balancer treat pods as under the network plugin. */
export async function showDataPlane(cluster: Cluster, plugin: NetworkPlugin = 'flannel'): Promise<void> {
  const { api } = cluster.controlPlane;
  cluster.setPodsInVpc(plugin === 'terway');
  await remove(api, OF_PLUGIN[plugin === 'terway' ? 'flannel' : 'terway']);
  await apply(api, [...ofKubeProxy(cluster), ...OF_PLUGIN[plugin]]);
}

/** Removes what was shown. */
export async function hideDataPlane(cluster: Cluster): Promise<void> {
  cluster.setPodsInVpc(false);
  await remove(cluster.controlPlane.api, [...ofKubeProxy(cluster), ...Object.values(OF_PLUGIN).flat()]);
}
