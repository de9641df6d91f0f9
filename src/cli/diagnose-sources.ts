import { objectsInFiles } from './diagnose-files';
import type { Terminal } from './terminal';
import { clusterIn } from '../cluster/from-objects';
import { clusterFlags, Kubectl, KubectlUnavailable, LONGEST_SECONDS } from '../cluster/kubectl';
import type { RawCluster } from '../cluster/raw-cluster';
import { readCluster } from '../cluster/read-cluster';
import type { Wanted } from '../cluster/wanted';
import { UsageError } from '../findings/usage-error';
import { interruptionOf } from '../runner/interruption';

/** The options that name clusters, or files instead of them. */
export interface SourceOptions {
  readonly context?: readonly string[];
  readonly kubeconfig?: string;
  readonly from?: readonly string[];
}

/** A cluster that was read. */
export interface ReadSource {
  /** The kubeconfig context; undefined for the current one and for files. */
  readonly context: string | undefined;

  /** The flags of kubectl that name the cluster. */
  readonly access: readonly string[];

  /** The flags of diagnose that read the same again. */
  readonly readAgain: readonly string[];
  readonly cluster: RawCluster;
}

/** The time after which the user wants to know that something still happens, in milliseconds. */
const SLOW = 5000;

/** Reads the files, or the clusters side by side; undefined after a problem, which was reported. */
export async function readSources(
  options: SourceOptions, wanted: Wanted, terminal: Terminal, process: NodeJS.Process,
): Promise<readonly ReadSource[] | undefined> {
  const { from, context, kubeconfig } = options;
  if (from === undefined) {
    return readLive(options, wanted, terminal, process);
  }
  if (context !== undefined || kubeconfig !== undefined) {
    throw new UsageError('--from cannot be combined with --context or --kubeconfig; leave them out');
  }
  const { objects, problems } = await objectsInFiles(from, process.stdin);
  problems.forEach(terminal.complain);
  const readAgain = from.flatMap((name) => ['--from', name]);
  return problems.length > 0
    ? undefined
    : [{ context: undefined, access: [], readAgain, cluster: clusterIn(objects, wanted) }];
}

/** A cluster that is read with kubectl. */
interface LiveCluster {
  readonly context: string | undefined;
  readonly access: readonly string[];
  readonly kubectl: Kubectl;
}

/** The cluster of each context, or of the current one. */
function clustersOf({ context, kubeconfig }: SourceOptions): LiveCluster[] {
  const contexts = context === undefined ? [undefined] : [...new Set(context)];
  return contexts.map((each) => {
    const access = { context: each, kubeconfig };
    return { context: each, access: clusterFlags(access), kubectl: new Kubectl(access) };
  });
}

/** Reads the clusters side by side. No kubectl outlives an interruption. */
async function readLive(
  options: SourceOptions, wanted: Wanted, { complain: print, status }: Terminal, process: NodeJS.Process,
): Promise<readonly ReadSource[] | undefined> {
  const clusters = clustersOf(options);
  const complain = (sentence: string) => {
    status?.erase();
    print(sentence);
  };
  const slow = setTimeout(() => (
    complain(`kubectl has not answered yet. It is stopped after ${LONGEST_SECONDS} seconds.`)
  ), SLOW);
  const interruption = interruptionOf(process, () => undefined);
  const interrupted = interruption.happens.then(() => {
    clusters.forEach(({ kubectl }) => kubectl.stopAll());
    complain('interrupted before the cluster was read.');
    return undefined;
  });
  const readings = clusters.map(async ({ kubectl, ...source }) => (
    { ...source, readAgain: source.access, cluster: await readCluster(kubectl, wanted) }
  ));
  try {
    status?.draw('reading the cluster');
    return await Promise.race([Promise.all(readings), interrupted]);
  } catch (error) {
    if (error instanceof KubectlUnavailable) {
      complain(error.message);
      return undefined;
    }
    throw error;
  } finally {
    clearTimeout(slow);
    interruption.release();
    status?.erase();
  }
}
