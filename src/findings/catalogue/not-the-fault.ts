import { policiesNamed, SAMPLE, type Subject } from './live-words';
import { listed, named } from '../../text';
import { defineCases, withValues } from '../definition';
import { FindingLevel } from '../finding';

/** A port of a Service. */
interface Port {
  readonly name: string | undefined;
  readonly port: number | undefined;
}

/** A Service with ports that refuse requests everywhere. */
interface Unserved extends Subject {
  readonly ports: readonly Port[];
}

const HTTPS = { name: 'https', port: 443 };

const portOf = ({ name, port }: Port) => {
  const number = port === undefined ? [] : [String(port)];
  return [...number, ...name === undefined ? [] : [number.length === 0 ? named(name) : `(${named(name)})`]].join(' ');
};

const unserved = ({ service, ports }: Unserved) => (
  `no ready endpoint of ${named(service)} serves its port${ports.length === 1 ? '' : 's'} ${listed(ports.map(portOf))}`
);

export const UNSERVED_PORTS = defineCases({
  code: 'ASMG0509',
  level: FindingLevel.ERROR,
  otherLevel: FindingLevel.WARNING,
  title: 'No pod serves a port of the Service',
  why: 'requests to such a port fail on every node, at the DNS name too; the policy is not the cause',
  fix: 'Make targetPort of the Service the number of a port on which the pods listen, or the name of a container port.',
}, {
  all: withValues<Unserved>({
    message: (values) => (
      `${unserved(values)}, which ${values.ports.length === 1 ? 'is its only one' : 'are all of them'}`
    ),
    sample: { ...SAMPLE, ports: [{ name: 'http2', port: 80 }, HTTPS] },
  }),
  some: withValues<Unserved>({
    message: unserved,
    why: 'requests to such a port fail on every node, at the DNS name too; the verdict is about the other ports',
    level: FindingLevel.WARNING,
    sample: { ...SAMPLE, ports: [HTTPS] },
  }),
});

/** NetworkPolicies in the namespace of a Service. */
interface Policies extends Subject {
  readonly policies: readonly string[];
}

/** NetworkPolicies in the namespace of a client. */
interface ClientPolicies {
  /** Namespace and name. */
  readonly pod: string;
  readonly policies: readonly string[];
}

const CLIENT_POLICY = { pod: 'shop/client', policies: ['shop/default-deny'] };

const EGRESS = 'allow requests to the load balancer address and to the pods behind it. A verification shows what gets '
  + 'through.';

const POLICY = { ...SAMPLE, policies: ['istio-system/default-deny'] };

export const NETWORK_POLICIES = defineCases({
  code: 'ASMG0511',
  level: FindingLevel.WARNING,
  title: 'A NetworkPolicy may drop the requests',
  why: 'a network plugin that enforces NetworkPolicies drops what their rules do not allow, and diagnose does not '
    + 'judge the rules',
  fix: 'Make sure that the ingress rules allow the clients and the ports of the pods. A verification shows what gets '
    + 'through.',
}, {
  selects: withValues<Policies>({
    message: ({ service, policies }) => (
      `${policiesNamed(policies)} select${policies.length === 1 ? 's' : ''} the pods of ${named(service)} and may drop `
      + 'requests to them'
    ),
    sample: POLICY,
  }),
  maySelect: withValues<Policies>({
    message: ({ service, policies }) => (
      `${policiesNamed(policies)} may select the pods of ${named(service)}, and may then drop requests to them`
    ),
    fix: 'Compare podSelector with the labels of the pods. If it selects them, make sure that the ingress rules allow '
      + 'the clients and the ports. A verification shows what gets through.',
    sample: POLICY,
  }),
  selectsClient: withValues<ClientPolicies>({
    message: ({ pod, policies }) => (
      `${policiesNamed(policies)} select${policies.length === 1 ? 's' : ''} the pod ${named(pod)} and may drop its `
      + 'requests'
    ),
    fix: `Make sure that the egress rules ${EGRESS}`,
    sample: CLIENT_POLICY,
  }),
  maySelectClient: withValues<ClientPolicies>({
    message: ({ pod, policies }) => (
      `${policiesNamed(policies)} may select the pod ${named(pod)}, and may then drop its requests`
    ),
    fix: 'Compare podSelector with the labels of the pod. If it selects the pod, make sure that the egress rules '
      + EGRESS,
    sample: CLIENT_POLICY,
  }),
});
