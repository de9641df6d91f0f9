import { WORDED, type Worded } from './live-words';
import { listed, shown, withArticle } from '../../text';
import { type CodeDefinition, define, defineCases, withValues } from '../definition';
import { FindingLevel } from '../finding';
import { clause } from '../reason';

/** Clients that do not get through, or may not. */
interface Stranded extends Worded {
  /** The reason, or what it depends on: one sentence. */
  readonly reason: string;

  /** Whether the strategy lets clients inside the cluster use the load balancer address. */
  readonly promised: boolean;
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

const REASON = 'under Local, IPVS up to Kubernetes 1.23 knows only the endpoints of the node';

/** The two codes about stranded clients differ in who the clients are, and in what helps them. */
function stranded(definition: CodeDefinition, clients: string) {
  const subject = ({ endpointWord }: Worded) => `${clients} on nodes without ${withArticle(endpointWord)}`;
  const common = {
    why: ({ reason }: Stranded) => clause(reason),
    level: ({ promised }: Stranded) => (promised ? FindingLevel.WARNING : FindingLevel.INFO),
  };
  return defineCases(definition, {
    certain: withValues<Stranded & { readonly failure: string | undefined }>({
      ...common,
      message: ({ failure, ...values }) => {
        const how = failure === undefined ? '' : ` (${failure})`;
        return `${subject(values)} cannot reach the load balancer address${how}`;
      },
      sample: { ...WORDED, reason: REASON, promised: true, failure: 'refused' },
    }),
    possible: withValues<Stranded & { readonly undeclared: readonly Undeclared[] }>({
      ...common,
      message: (values) => `${subject(values)} may be unable to reach the load balancer address`,
      fix: ({ undeclared }) => `${settled(undeclared)} ${definition.fix}`,
      sample: {
        ...WORDED,
        reason: 'it depends on the network plugin',
        promised: true,
        undeclared: [{ field: 'cni', flag: '--cni' }],
      },
    }),
    unpublished: withValues<Stranded>({
      ...common,
      message: (values) => `${subject(values)} may be unable to reach the load balancer address, if that is an IP`,
      fix: `Look at .status.loadBalancer of the Service: with a host name there, nothing is wrong. ${definition.fix}`,
      sample: { endpointWord: 'endpoint', reason: REASON, promised: true },
    }),
  });
}

export const PODS_STRANDED = stranded({
  code: 'ASMG0301',
  level: FindingLevel.WARNING,
  otherLevel: FindingLevel.INFO,
  title: 'Pods may be unable to reach the load balancer address',
  why: 'the node handles such requests itself, and with Local its data plane may have no endpoint to send them to',
  fix: 'Let clients inside the cluster use the DNS name of the Service (dns-only), or choose cluster, eni or hostname, '
    + 'whichever the cluster allows.',
}, 'pods');

export const HOSTS_STRANDED = stranded({
  code: 'ASMG0302',
  level: FindingLevel.WARNING,
  otherLevel: FindingLevel.INFO,
  title: 'Clients in the host network may be unable to reach the load balancer address',
  why: 'the node handles such requests itself, and with Local its data plane may have no endpoint to send them to',
  fix: 'Let such clients use the DNS name of the Service with dnsPolicy ClusterFirstWithHostNet, or its ClusterIP.',
}, 'clients in the host network');

/** A code about stranded clients. */
export type StrandedKind = typeof PODS_STRANDED;

/** Ports whose listeners add something that in-cluster clients skip. */
interface Skipped {
  readonly ports: readonly (string | number)[];

  /** Whether it is so on every data plane that fits the declaration. */
  readonly certain: boolean;

  /** Whether a strategy promises the address. */
  readonly promised: boolean;
}

/** What happens to requests, with "may" if it depends on the data plane. */
const failing = (address: string) => ({ ports, certain }: Skipped): string => {
  const which = `${ports.length === 1 ? 'port' : 'ports'} ${listed(ports.map(shown))}`;
  const how = certain ? 'connect and do not work' : 'may connect and not work';
  return `requests of in-cluster clients to ${address}, ${which}, ${how}`;
};

const ADDRESS = {
  message: failing('the load balancer address'),
  level: ({ promised }: Skipped) => (promised ? FindingLevel.ERROR : FindingLevel.WARNING),
};
const NAME = { message: failing('the DNS name of the Service'), level: FindingLevel.WARNING };
const TLS = 'they skip the load balancer, which terminates TLS, and the TLS handshake fails';
const PROXY = 'they skip the load balancer, which sends the PROXY protocol header, '
  + 'and the endpoint closes the connection';
const HOSTNAME = 'Choose hostname: clients then pass the load balancer.';
const OWN_TLS = 'let the endpoint terminate TLS: use a TCP listener, and for an ASM gateway a Gateway resource with '
  + 'the certificate.';
const NO_HEADER = 'remove proxy-protocol: with pods behind the load balancer (eni) the client IP is kept without it.';

export const SKIPS_LOAD_BALANCER = defineCases({
  code: 'ASMG0303',
  level: FindingLevel.ERROR,
  otherLevel: FindingLevel.WARNING,
  title: 'In-cluster clients connect and do not work',
  why: 'they skip what the load balancer adds',
  fix: HOSTNAME,
}, {
  tlsAtAddress: withValues<Skipped>({
    ...ADDRESS,
    why: TLS,
    fix: `${HOSTNAME} Or ${OWN_TLS}`,
    sample: { ports: [443], certain: true, promised: true },
  }),
  proxyAtAddress: withValues<Skipped>({
    ...ADDRESS,
    why: PROXY,
    fix: `${HOSTNAME} Or ${NO_HEADER}`,
    sample: { ports: [80, 443], certain: false, promised: true },
  }),
  tlsAtName: withValues<Skipped>({
    ...NAME,
    why: TLS,
    fix: `Let these clients use plain HTTP at the DNS name, or ${OWN_TLS}`,
    sample: { ports: [443], certain: true, promised: true },
  }),
  proxyAtName: withValues<Skipped>({
    ...NAME,
    why: PROXY,
    fix: `${HOSTNAME} Or ${NO_HEADER}`,
    sample: { ports: [80, 443], certain: true, promised: true },
  }),
});

export const LOCAL_KEEPS_NOTHING = define<{ readonly cni: string }>({
  code: 'ASMG0304',
  level: FindingLevel.WARNING,
  title: 'Local has no use with pods behind the load balancer',
  why: 'on Terway clusters created after 10 August 2020 pods are behind the load balancer by default; the client IP is '
    + 'then kept under Cluster too, and Local only makes in-cluster clients fail',
  fix: 'Choose eni, which sets Cluster and keeps the client IP. '
    + 'Or acknowledge this if nodes are behind the load balancer.',
}, {
  message: ({ cni }) => `externalTrafficPolicy is "Local" on a cluster with ${shown(cni)}`,
  sample: { cni: 'terway-eniip' },
});
