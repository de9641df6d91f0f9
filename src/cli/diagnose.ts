import type { Command } from 'commander';
import type { CommonOptions } from './command';
import { objectsInFiles } from './diagnose-files';
import { ExitCode } from './exit-code';
import { helpEnd, reportFor, withCommonOptions } from './options';
import { type Terminal, terminalOf } from './terminal';
import { snapshotFrom, type Wanted } from '../cluster/from-objects';
import { clusterFlags, Kubectl, KubectlUnavailable, LONGEST_SECONDS } from '../cluster/kubectl';
import { readCluster } from '../cluster/read-cluster';
import { readPermissions } from '../cluster/read-permissions';
import type { ClusterSnapshot } from '../cluster/snapshot';
import { diagnosisOf } from '../diagnose/diagnose';
import type { Diagnosis, Subject } from '../diagnose/diagnosis';
import { diagnosisJson } from '../diagnose/diagnosis-json';
import { diagnosisText } from '../diagnose/diagnosis-text';
import { FindingLevel } from '../findings/finding';
import { UsageError } from '../findings/usage-error';
import { isDnsLabel, isDnsSubdomain } from '../kubernetes/names';
import { interruptionOf } from '../runner/interruption';
import { exemplaryStrategies } from '../strategy/traffic-strategy';
import { shown } from '../text';

interface DiagnoseOptions extends CommonOptions {
  readonly service?: string;
  readonly gateway?: string;
  readonly pod?: string;
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly from?: readonly string[];
  readonly printRbac?: boolean;
}

type Report = (diagnosis: Diagnosis, terminal: Terminal) => string;

/** The output formats. */
const REPORTS: { readonly [output: string]: Report } = {
  text: (diagnosis, { paint, width }) => diagnosisText(diagnosis, paint, width),
  json: (diagnosis) => `${JSON.stringify(diagnosisJson(diagnosis), undefined, 2)}\n`,
};

/** The exit code for each level of a verdict. */
const EXIT_CODES: { readonly [level in FindingLevel]: ExitCode } = {
  [FindingLevel.ERROR]: ExitCode.ERRORS,
  [FindingLevel.WARNING]: ExitCode.FINE,
  [FindingLevel.INFO]: ExitCode.FINE,
  [FindingLevel.UNKNOWN]: ExitCode.NO_VERDICT,
};

/** The time after which the user wants to know that something still happens, in milliseconds. */
const SLOW = 5000;

/** The gateway that ASM creates by default. */
const DEFAULT_GATEWAY = 'istio-system/ingressgateway';

/** ASM creates the Service of a gateway under this prefix. */
const PREFIX = 'istio-';

/** `asm-gateway diagnose`. */
export function define(command: Command, process: NodeJS.Process, ends: (code: ExitCode) => void): void {
  withCommonOptions(command, Object.keys(REPORTS))
    .option('--service <namespace/name>', 'a Service of type LoadBalancer')
    .option('--gateway <namespace/name>', `an IstioGateway (default: ${DEFAULT_GATEWAY})`)
    .option('--pod <namespace/name>', 'the pod of a client; without it, the pods of every node are judged')
    .option('--context <context>', 'the kubeconfig context of the cluster (default: the current one)')
    .option('--kubeconfig <file>', 'the kubeconfig file (default: the one that kubectl uses)')
    .option(
      '--from <path>',
      'read a file, a folder of .json files or - instead of a cluster; can be repeated',
      (value: string, before: readonly string[] | undefined) => [...before ?? [], value],
    )
    .option('--print-rbac', 'print the permissions that reading the cluster needs, without contacting it')
    .addHelpText('after', helpEnd({
      exitCodes: [
        'clients in the cluster reach the address, or only a warning',
        'they do not, or the load balancer is not ready',
        'wrong usage, or something that decides could not be read',
      ],
      examples: [
        'asm-gateway diagnose',
        'asm-gateway diagnose --service ingress-nginx/ingress-nginx-controller --context my-cluster',
        'asm-gateway diagnose --pod shop/checkout-7d4b9',
        'asm-gateway diagnose --from cluster/ --output json',
      ],
      related: ['asm-gateway verify', 'asm-gateway explain ASMG0502'],
    }))
    .action(async (options: DiagnoseOptions) => ends(await diagnose(options, process)));
}

async function diagnose(options: DiagnoseOptions, process: NodeJS.Process): Promise<ExitCode> {
  const terminal = terminalOf(process, options.color);
  const report = reportFor(REPORTS, options.output);
  const subject = subjectOf(options);
  const pod = options.pod === undefined ? undefined : namespacedName('--pod', options.pod);
  const wanted = { namespace: subject.namespace, service: subject.service, pod };
  if (options.printRbac === true) {
    terminal.out(readPermissions(wanted));
    return ExitCode.FINE;
  }
  const snapshot = await snapshotFor(options, wanted, terminal, process);
  if (snapshot === undefined) {
    return ExitCode.NO_VERDICT;
  }
  const diagnosis = diagnosisOf(subject, snapshot, exemplaryStrategies().values());
  terminal.out(report(diagnosis, terminal));
  return EXIT_CODES[diagnosis.verdict.level];
}

/** The snapshot; undefined after a problem, which was reported. */
async function snapshotFor(
  options: DiagnoseOptions, wanted: Wanted, terminal: Terminal, process: NodeJS.Process,
): Promise<ClusterSnapshot | undefined> {
  if (options.from !== undefined) {
    if (options.context !== undefined || options.kubeconfig !== undefined) {
      throw new UsageError('--from cannot be combined with --context or --kubeconfig; leave them out');
    }
    const { objects, problems } = await objectsInFiles(options.from, process.stdin);
    problems.forEach(terminal.complain);
    return problems.length > 0 ? undefined : snapshotFrom(objects, wanted);
  }
  return readLive(new Kubectl(options), wanted, terminal, process);
}

/** Reads the cluster. No kubectl outlives an interruption. */
async function readLive(
  kubectl: Kubectl, wanted: Wanted, { complain: print, status }: Terminal, process: NodeJS.Process,
): Promise<ClusterSnapshot | undefined> {
  const complain = (sentence: string) => {
    status?.erase();
    print(sentence);
  };
  const slow = setTimeout(() => (
    complain(`kubectl has not answered yet. It is stopped after ${LONGEST_SECONDS} seconds.`)
  ), SLOW);
  const interruption = interruptionOf(process, () => undefined);
  const interrupted = interruption.happens.then(() => {
    kubectl.stopAll();
    complain('interrupted before the cluster was read.');
    return undefined;
  });
  try {
    status?.draw('reading the cluster');
    return await Promise.race([readCluster(kubectl, wanted), interrupted]);
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

function subjectOf({ service, gateway, context, kubeconfig }: DiagnoseOptions): Subject {
  if (service !== undefined && gateway !== undefined) {
    throw new UsageError('--service and --gateway cannot be combined; use one of them');
  }
  const access = clusterFlags({ context, kubeconfig });
  if (service !== undefined) {
    const { namespace, name } = namespacedName('--service', service);
    return { kind: 'Service', namespace, name, service: name, access };
  }
  const { namespace, name } = namespacedName('--gateway', gateway ?? DEFAULT_GATEWAY);
  return { kind: 'IstioGateway', namespace, name, service: `${PREFIX}${name}`, access };
}

function namespacedName(flag: string, written: string): { readonly namespace: string; readonly name: string } {
  const [namespace = '', name = '', ...others] = written.split('/');
  if (!isDnsLabel(namespace) || !isDnsSubdomain(name) || others.length > 0) {
    throw new UsageError(`${flag} ${shown(written)} is not a namespace and a name; write it like shop/checkout`);
  }
  return { namespace, name };
}
