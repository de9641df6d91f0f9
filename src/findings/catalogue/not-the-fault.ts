import { listed, named } from '../../text';
import { defineCases, withValues } from '../definition';
import { FindingLevel } from '../finding';

/** A port of a Service. */
interface Port {
  readonly name: string | undefined;
  readonly port: number | undefined;
}

/** A Service with ports that refuse requests everywhere. */
interface Unserved {
  /** Its namespace and name. */
  readonly service: string;
  readonly ports: readonly Port[];
}

const SERVICE = 'istio-system/istio-ingressgateway';
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
    sample: { service: SERVICE, ports: [{ name: 'http2', port: 80 }, HTTPS] },
  }),
  some: withValues<Unserved>({
    message: unserved,
    why: 'requests to such a port fail on every node, at the DNS name too; the verdict is about the other ports',
    level: FindingLevel.WARNING,
    sample: { service: SERVICE, ports: [HTTPS] },
  }),
});
