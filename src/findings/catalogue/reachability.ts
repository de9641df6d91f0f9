import { listed } from '../../text';
import { type CodeDefinition, defineCases, withValues } from '../definition';
import { FindingLevel } from '../finding';

/** Clients that do not get through, or may not. */
interface Stranded {
  /** The reason, or what it depends on: one sentence. */
  readonly reason: string;

  /** Whether the strategy lets clients inside the cluster use the load balancer address. */
  readonly promised: boolean;
}

/**
 * A model's reason as part of a sentence. Names such as IPVS and Terway keep their capitals. A second sentence would
 * end the `why` too early.
 */
function clause(reason: string): string {
  return reason.replace(/\s+/g, ' ').replace(/"/g, '\'').replace(/\. /g, ', ').replace(/[.\s]+$/, '').trim()
    .replace(/^(?!Alibaba|Terway|Flannel|Kubernetes)[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
}

/** A field of ClusterPlatform that is not declared, and the flag of the command that declares it. */
interface Undeclared {
  readonly field: string;
  readonly flag: string;
}

/** How to get a definite answer. If a complete declaration gives none, only a test can. */
function settled(undeclared: readonly Undeclared[]): string {
  if (undeclared.length === 0) {
    return 'Run a GatewayVerification to find out.';
  }
  const fields = listed(undeclared.map(({ field }) => field));
  const flags = listed(undeclared.map(({ flag }) => flag));
  const word = undeclared.length === 1 ? 'flag' : 'flags';
  return `Declare ${fields} of the platform (${word} ${flags}) for a definite answer.`;
}

/** The two codes about stranded clients differ in who the clients are, and in what helps them. */
function stranded(definition: CodeDefinition, clients: string) {
  const subject = `${clients} on nodes without a gateway pod`;
  const why = ({ reason }: Stranded) => clause(reason);
  const level = ({ promised }: Stranded) => (promised ? FindingLevel.WARNING : FindingLevel.INFO);
  return defineCases(definition, {
    certain: withValues<Stranded & { readonly failure: string | undefined }>({
      message: ({ failure }) => {
        const how = failure === undefined ? '' : ` (${failure})`;
        return `${subject} cannot reach the load balancer address${how}`;
      },
      why,
      level,
      sample: {
        reason: 'under Local, IPVS up to Kubernetes 1.23 knows only the gateway pods of the node',
        promised: true,
        failure: 'refused',
      },
    }),
    possible: withValues<Stranded & { readonly undeclared: readonly Undeclared[] }>({
      message: () => `${subject} may be unable to reach the load balancer address`,
      why,
      fix: ({ undeclared }) => `${settled(undeclared)} ${definition.fix}`,
      level,
      sample: {
        reason: 'it depends on the network plugin',
        promised: true,
        undeclared: [{ field: 'cni', flag: '--cni' }],
      },
    }),
  });
}

export const PODS_STRANDED = stranded({
  code: 'ASMG0301',
  level: FindingLevel.WARNING,
  otherLevel: FindingLevel.INFO,
  title: 'Pods may be unable to reach the load balancer address',
  why: 'the node handles such requests itself, and with Local its data plane may have no gateway pod to send them to',
  fix: 'Let clients inside the cluster use the DNS name of the Service (dns-only), or choose cluster, eni or hostname, '
    + 'whichever the cluster allows.',
}, 'pods');

export const HOSTS_STRANDED = stranded({
  code: 'ASMG0302',
  level: FindingLevel.WARNING,
  otherLevel: FindingLevel.INFO,
  title: 'Clients in the host network may be unable to reach the load balancer address',
  why: 'the node handles such requests itself, and with Local its data plane may have no gateway pod to send them to',
  fix: 'Let such clients use the DNS name of the Service with dnsPolicy ClusterFirstWithHostNet, or its ClusterIP.',
}, 'clients in the host network');

/** A code about stranded clients. */
export type StrandedKind = typeof PODS_STRANDED;
