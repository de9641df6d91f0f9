/**
 * What the lab is made of, as data: the programs it builds from Go modules and the releases it builds them from.
 * Everything else asks here; the releases themselves are in `src/model/measured-releases.ts`.
 */
import { LabError } from './errors';
import { MEASURED_RELEASES } from '../../src/model/measured-releases';

/** One Go module we build programs from, pinned by a `go.mod` and `go.sum` of its own under `test/lab/build/`. */
export interface Pin {
  /** Folder under `test/lab/build/`, and the name in the cache. */
  readonly name: string;
  /** Module that holds the commands. */
  readonly module: string;
  readonly version: string;
  /** Package of each command, by the name of the program it becomes. */
  readonly programs: Readonly<Record<string, string>>;
}

/**
 * The release that whole clusters are run with, and whose API server serves every measurement. A kube-proxy that is measured may be newer
 * (docs/decisions/0104-kube-proxy-is-newer-than-the-cluster.md).
 */
export const CLUSTER_RELEASE = '1.34.4';

/** The modes that are measured. */
export const MODES = ['iptables', 'ipvs', 'nftables'] as const;

/**
 * The releases whose extra cells are measured, by mode, the oldest first. 1.34.0 has none but these: its nftables mode asks for the index of
 * an interface where it needs the name (https://github.com/kubernetes/kubernetes/pull/134024).
 */
export const EXTRA_RELEASES = {
  iptables: ['1.22.17', '1.28.15', '1.34.4', '1.37.2'],
  ipvs: ['1.22.17', '1.28.15', '1.34.4', '1.37.2'],
  nftables: ['1.34.0', '1.34.4', '1.37.2'],
} as const;

/** kube-proxy releases that are measured, each once. Those that the model knows are in `src/model/measured-releases.ts`. */
export const PROXY_VERSIONS: readonly string[] = [
  ...new Set<string>([...Object.values(MEASURED_RELEASES).flat(), ...Object.values(EXTRA_RELEASES).flat()]),
];

/** Programs of the newest release, in the order of need. */
const CLUSTER_PROGRAMS = ['kube-apiserver', 'kube-proxy', 'kube-controller-manager', 'kube-scheduler', 'kubelet', 'kubectl'] as const;

/** Pin of the Kubernetes programs of one release. */
function kubernetesPin(version: string, programs: readonly string[]): Pin {
  return {
    name: `kubernetes-${version}`,
    module: 'k8s.io/kubernetes',
    version: `v${version}`,
    programs: Object.fromEntries(programs.map((program) => [program, `k8s.io/kubernetes/cmd/${program}`])),
  };
}

/** Everything that is built, in the order of need. */
export const PINS: readonly Pin[] = [
  { name: 'etcd', module: 'go.etcd.io/etcd/server/v3', version: 'v3.6.5', programs: { etcd: 'go.etcd.io/etcd/server/v3' } },
  kubernetesPin(CLUSTER_RELEASE, CLUSTER_PROGRAMS),
  { name: 'coredns', module: 'github.com/coredns/coredns', version: 'v1.12.4', programs: { coredns: 'github.com/coredns/coredns' } },
  { name: 'helm', module: 'helm.sh/helm/v3', version: 'v3.22.0', programs: { helm: 'helm.sh/helm/v3/cmd/helm' } },
  ...PROXY_VERSIONS.filter((version) => version !== CLUSTER_RELEASE).map((version) => kubernetesPin(version, ['kube-proxy'])),
];

/** Pin that builds a given Kubernetes release. */
export function pinOfKubernetes(version: string): Pin {
  const pin = PINS.find((each) => each.name === `kubernetes-${version}`);
  if (!pin) {
    const command = `npx tsx test/lab/build/pin.ts kubernetes-${version}`;
    throw new LabError(`Kubernetes ${version} is not pinned: add it to src/model/measured-releases.ts and run "${command}".`);
  }
  return pin;
}

/** Pin of what is not Kubernetes, by its name. */
export function pinNamed(name: string): Pin {
  const pin = PINS.find((each) => each.name === name);
  if (!pin) {
    throw new LabError(`${name} is not pinned.`);
  }
  return pin;
}

/** What a purpose needs besides its kube-proxy: the matrix an API server, a cluster names and what its users run too. */
export function pinsOf(purpose: 'matrix' | 'cluster'): Pin[] {
  const names = ['etcd', `kubernetes-${CLUSTER_RELEASE}`, ...(purpose === 'cluster' ? ['coredns', 'helm'] : [])];
  return PINS.filter((pin) => names.includes(pin.name));
}
