import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import type { ApiObject } from './objects';

/*
 * Clusters as `kubectl get --output json` prints them: one for each data plane. The nodes have the names of ACK, and at least one of them runs no
 * gateway pod.
 */

/** What diagnose must say of a cluster. */
export interface Expected {
  readonly verdict: string;
  readonly exit: 0 | 1 | 2;

  /** The nodes whose pods do not get through, by the end of their names. */
  readonly stranded: readonly number[];

  /** The first words of the verdict in the text. */
  readonly says: string;
}

const nothingWrong: Expected = { verdict: 'ASMG0500', exit: 0, stranded: [], says: 'info ASMG0500: pods on all 3 nodes can connect' };
const hostsStranded: Expected = { verdict: 'ASMG0302', exit: 0, stranded: [], says: 'warning ASMG0302: ' };
const strands = (...stranded: readonly number[]): Expected => ({
  verdict: 'ASMG0502', exit: 1, stranded, says: `error ASMG0502: pods on ${stranded.length} of 3 nodes (${stranded.map(nameOf).join(' and ')}) cannot reach`,
});

/** The expected answer for each folder. */
export const FIXTURES: Readonly<Record<string, Expected>> = {
  'cilium-without-kube-proxy': { verdict: 'ASMG0503', exit: 2, stranded: [], says: 'unknown ASMG0503: it is not known whether pods on all 3 nodes' },
  'flannel-iptables': nothingWrong,
  'flannel-iptables-without-pod-range': strands(12),
  'flannel-ipvs': hostsStranded,
  'flannel-ipvs-before-1.24': strands(12, 13),
  'flannel-nftables': nothingWrong,
  'flannel-nftables-without-pod-range': strands(13),
  'kubeadm-flannel-iptables': nothingWrong,
  'terway-datapath-v2': nothingWrong,
  'terway-datapath-v2-without-kube-proxy': nothingWrong,
  'terway-eniip-iptables': strands(12, 13),
  'terway-eniip-ipvs': hostsStranded,
  'terway-eniip-ipvs-before-1.24': strands(12, 13),
  'terway-exclusive-eni': nothingWrong,
  'terway-ipvlan': hostsStranded,
  'terway-mixed': strands(13),
};

/** The name of a node. */
export function nameOf(number: number): string {
  return `cn-hangzhou.192.168.0.${number}`;
}

const FOLDER = join(__dirname, 'fixtures');

/** The path of a fixture. */
export function folderOf(fixture: string): string {
  return join(FOLDER, fixture);
}

/** The names of all folders. */
export function fixtureFolders(): string[] {
  return readdirSync(FOLDER).sort();
}

/** The objects in a fixture, file by file. */
export function objectsOf(fixture: string): ApiObject[] {
  return readdirSync(folderOf(fixture)).sort().flatMap((file) => (
    (JSON.parse(readFileSync(join(folderOf(fixture), file), 'utf8')) as { readonly items: readonly ApiObject[] }).items
  ));
}
