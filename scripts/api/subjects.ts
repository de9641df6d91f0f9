/** A page of the API reference: the public types of some files. */
export interface Subject {
  /** Name of the file below docs/api, without its ending. */
  readonly page: string;
  readonly title: string;

  /** What a reader finds on the page. */
  readonly about: string;

  /** The files that declare its types. */
  readonly files: RegExp;
}

/** The pages in the order of the index. A file belongs to one of them. */
export const SUBJECTS: readonly Subject[] = [
  {
    page: 'gateway',
    title: 'Gateway',
    about: 'The construct `IstioGateway` with all its props, and Services that other software makes.',
    files: /^src\/gateway\/(?!load-balancer\.ts$)/,
  },
  {
    page: 'load-balancer',
    title: 'Load balancer',
    about: 'The settings of a CLB or an NLB, each of which is an annotation of the cloud controller.',
    files: /^src\/(?:loadbalancer\/|gateway\/load-balancer\.ts$)/,
  },
  {
    page: 'strategies',
    title: 'Strategies',
    about: 'How clients inside the cluster reach a gateway, and what a strategy of your own implements.',
    files: /^src\/strategy\//,
  },
  {
    page: 'cluster',
    title: 'Cluster',
    about: 'What you declare about the cluster: its network plugin, its kube-proxy and its versions.',
    files: /^src\/model\/platform\.ts$/,
  },
  {
    page: 'reachability',
    title: 'Who reaches a gateway',
    about: 'Which client reaches a gateway from which node, and how sure that answer is.',
    files: /^src\/model\/(?!platform\.ts$)/,
  },
  {
    page: 'verification',
    title: 'Verification',
    about: 'Probes that prove the answer on a cluster: once, at intervals, on every node, or in your own workload.',
    files: /^src\/verify\//,
  },
  {
    page: 'findings',
    title: 'Errors and warnings',
    about: 'How to read the findings of synthesis, and how to acknowledge a warning.',
    files: /^src\/findings\//,
  },
];

/** The page of the types that a file declares. */
export function subjectOf(file: string): Subject {
  const subjects = SUBJECTS.filter(({ files }) => files.test(file));
  if (subjects.length !== 1) {
    throw new Error(`${file} belongs to ${subjects.length} pages of docs/api: give it one in scripts/api/subjects.ts`);
  }
  return subjects[0];
}
