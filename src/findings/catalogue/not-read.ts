import { type Clients, clientsOf, SAMPLE, type Subject } from './live-words';
import { listed, named } from '../../text';
import { connectionFix } from '../connection';
import { defineCases, withValues } from '../definition';
import { FindingLevel } from '../finding';
import { clause, phrase } from '../reason';

/** What was not read. */
interface NotRead {
  readonly what: readonly string[];

  /** Why not, in the words of kubectl or of the reader. */
  readonly because: readonly string[];

  /** Whether a permission is missing. */
  readonly isDenied: boolean;
}

/** Clients whose answer is not known. */
interface NotKnown extends Subject, NotRead {
  readonly clients: Clients;
  readonly reason: string;
}

const WHY = 'without it, several answers are possible';
const FIX = 'If kubectl has no connection, check --context and --kubeconfig. If a permission is missing, grant those '
  + 'that --print-rbac prints. With --from, add the objects to the files.';
const GRANT = 'Grant the permissions that --print-rbac prints, and run the command again.';

/** Without a connection, permissions do not help, so the connection comes first. */
function fixOf({ because, isDenied }: NotRead): string {
  const [connection] = because.flatMap((words) => connectionFix(words) ?? []);
  return connection ?? (isDenied ? GRANT : FIX);
}

/** A missing connection is the whole reason. Other reasons belong to one part: reports list them below. */
function whyOf({ because }: NotRead): string {
  const connection = because.find((words) => connectionFix(words) !== undefined);
  return connection === undefined ? WHY : clause(connection);
}

export const NOT_READ = defineCases({
  code: 'ASMG0503',
  level: FindingLevel.UNKNOWN,
  title: 'Something that decides could not be read',
  why: WHY,
  fix: FIX,
}, {
  part: withValues<Subject & NotRead>({
    message: ({ service, what }) => (
      `no verdict on ${named(service)}, because ${listed(what.map(phrase))} could not be read`
    ),
    why: whyOf,
    fix: fixOf,
    sample: {
      ...SAMPLE,
      what: ['the EndpointSlices of the Service'],
      because: ['endpointslices.discovery.k8s.io is forbidden: User "u" cannot list resource "endpointslices"'],
      isDenied: true,
    },
  }),
  services: withValues<NotRead>({
    message: ({ what }) => `no verdict, because ${listed(what.map(phrase))} could not be listed`,
    why: ({ because }) => listed(because.map(clause)),
    fix: fixOf,
    sample: {
      what: ['the Services'],
      because: ['services is forbidden: User "u" cannot list resource "services"'],
      isDenied: true,
    },
  }),
  pod: withValues<Subject & { readonly pod: string; readonly problem: string }>({
    message: ({ service, pod, problem }) => (
      `no verdict on ${named(service)} for the pod ${named(pod)}, because ${phrase(problem)}`
    ),
    why: 'the answer depends on the node of the client',
    fix: 'Name a pod that runs, or leave --pod out to judge the pods of every node.',
    sample: { ...SAMPLE, pod: 'default/client', problem: 'it does not exist' },
  }),
  answer: withValues<NotKnown>({
    message: ({ service, clients }) => (
      `it is not known whether ${clientsOf(clients)} can reach the load balancer of ${named(service)}`
    ),
    why: ({ reason, what }) => (
      `${clause(reason)}${what.length === 0 ? '' : `; not read is ${listed(what.map(clause))}`}`
    ),
    fix: (values) => (values.what.length === 0
      ? 'Run a verification: it measures the answer.'
      : `${fixOf(values)} If the answer is still unknown, run a verification.`),
    sample: {
      ...SAMPLE,
      clients: { nodes: ['node-2'], all: 2 },
      reason: 'It depends on the mode of kube-proxy.',
      what: ['the configuration of kube-proxy'],
      because: ['configmaps "kube-proxy-worker" is forbidden: User "u" cannot get resource "configmaps"'],
      isDenied: true,
    },
  }),
});
