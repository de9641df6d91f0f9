import { define } from '../definition';
import { FindingLevel } from '../finding';

/** Clients that do not get through. */
export interface Stranded {
  readonly certain: boolean;

  /** How it fails, if that is known. */
  readonly failure: string | undefined;

  /** The reason, or what it depends on: one sentence. */
  readonly reason: string;

  /** Whether somebody is told to use the load balancer address. */
  readonly promised: boolean;
}

function message(client: string, { certain, failure }: Stranded): string {
  const how = failure === undefined ? '' : ` (${failure})`;
  return `${client} on nodes without a gateway pod ${certain ? 'cannot' : 'may be unable to'} reach the load balancer address${how}`;
}

/** The model's reason as part of a sentence; names such as IPVS keep their capitals. */
const whyFor = ({ reason }: Stranded) => reason.replace(/\.$/, '').replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());

const levelFor = ({ promised }: Stranded) => (promised ? FindingLevel.WARNING : FindingLevel.INFO);

export const PODS_STRANDED = define<Stranded>({
  code: 'ASMG0301',
  level: FindingLevel.WARNING,
  title: 'Pods on nodes without a gateway pod cannot reach the load balancer address',
  message: (values) => message('pods', values),
  why: 'the node takes such requests itself, and under Local its data plane may know no gateway pod to hand them to',
  whyFor,
  fix: 'Let in-cluster clients use the Service\'s DNS name (dns-only), or choose cluster, eni or hostname, whichever the cluster allows.',
  levelFor,
});

export const HOSTS_STRANDED = define<Stranded>({
  code: 'ASMG0302',
  level: FindingLevel.WARNING,
  title: 'Clients in the host network, on nodes without a gateway pod, cannot reach the load balancer address',
  message: (values) => message('clients in the host network', values),
  why: 'the node takes such requests itself, and under Local its data plane may know no gateway pod to hand them to',
  whyFor,
  fix: 'Let such clients use the Service\'s DNS name with dnsPolicy ClusterFirstWithHostNet, or its ClusterIP.',
  levelFor,
});
