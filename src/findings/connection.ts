/** A reason why kubectl reads nothing in a cluster, and what to do about it. */
interface Obstacle {
  /** The words of kubectl about it. The first row that fits counts. */
  readonly says: RegExp;

  /** Full sentences. */
  readonly fix: string;
}

/** The words were recorded from kubectl 1.32.4 and 1.34.4: see test/findings/connection.test.ts. */
const OBSTACLES: readonly Obstacle[] = [
  {
    says: /getting credentials|\(Unauthorized\)|must be logged in|provide credentials|^EOF$/,
    fix: 'kubectl is not logged in: get a new kubeconfig, or log in again. Check --context and --kubeconfig.',
  },
  {
    says: new RegExp([
      '^error in configuration', 'context .* does not exist', 'error loading config file', 'no such file or directory$',
    ].join('|'), 'i'),
    fix: 'Check --context and --kubeconfig: kubectl config get-contexts prints the contexts of a kubeconfig.',
  },
  {
    says: new RegExp([
      '^the connection to the server ', '^unable to connect to the server', 'dial tcp', 'kubectl did not end within',
      'unable to handle the request',
    ].join('|'), 'i'),
    fix: 'Check --context and --kubeconfig, and whether this machine reaches the API server (kubectl cluster-info).',
  },
];

/** What to do if kubectl has no connection to a cluster; undefined if its words do not say so. */
export function connectionFix(words: string): string | undefined {
  return OBSTACLES.find(({ says }) => says.test(words))?.fix;
}
