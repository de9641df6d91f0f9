/** What a measurement was made with; the answers depend on it. */
import { readFileSync } from 'fs';
import { release } from 'os';
import { program } from '../build/build';
import { run } from '../ground/exec';
import { CLUSTER_RELEASE, pinOfKubernetes } from '../versions';
import type { ProxyMode } from './cells';

function ipvsVersion(): string {
  const [first = ''] = readFileSync('/proc/net/ip_vs', 'utf8').split('\n');
  return first.replace(/ \(size.*/, '');
}

/** The version of the rules' own tool or kernel part, by mode. */
const TOOL: Readonly<Record<ProxyMode, () => Record<string, string>>> = {
  iptables: () => ({ iptables: run('iptables', ['--version']).trim() }),
  nftables: () => ({ nft: run('nft', ['--version']).trim() }),
  ipvs: () => ({ ipvs: ipvsVersion(), iptables: run('iptables', ['--version']).trim() }),
};

/** Versions of everything that has a say. */
export function environmentOf(mode: ProxyMode, kubernetesVersion: string): Record<string, string> {
  const userMode = readFileSync('/proc/cpuinfo', 'utf8').includes('User Mode Linux');
  return {
    kernel: userMode ? `${release()} (user-mode Linux)` : release(),
    ...TOOL[mode](),
    kubeProxy: run(program(pinOfKubernetes(kubernetesVersion), 'kube-proxy'), ['--version']).trim(),
    kubeApiserver: run(program(pinOfKubernetes(CLUSTER_RELEASE), 'kube-apiserver'), ['--version']).trim(),
  };
}
