import { clustersText } from './clusters';
import { NEWER_USES, type NewerUse } from './setting-words';
import { levelOf, type Severity } from './severity';
import { listed, shown } from '../../text';
import { defineCases, withValues } from '../definition';
import { FindingLevel } from '../finding';

/** An annotation by its key. */
interface ByKey {
  readonly annotation: string;
}

/** A port, and the protocol of its listener. */
interface PortListener extends ByKey {
  readonly port: string;
  readonly protocol: string;
}

const SAMPLE = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';

const effectOf = ({ fatal }: Severity) => (
  fatal
    ? 'the cloud controller or the load balancer rejects them, and the Service gets no traffic through it'
    : 'the setting has no effect, or the load balancer rejects it'
);

export const NO_SUCH_LISTENER = defineCases({
  code: 'ASMG0219',
  level: FindingLevel.WARNING,
  otherLevel: FindingLevel.ERROR,
  title: 'Setting for a listener that does not exist',
  why: 'the setting has no effect without such a listener',
  fix: 'Set the protocols of the listeners with protocol-port, or remove the setting.',
}, {
  protocol: withValues<ByKey & { readonly needed: readonly string[]; readonly protocols: readonly string[] }>({
    message: ({ annotation, needed, protocols }) => (
      `annotation ${shown(annotation)} is for ${listed(needed.map(shown), 'or')} listeners, `
      + `but the listeners are ${listed(protocols.map(shown))}`
    ),
    sample: { annotation: `${SAMPLE}cert-id`, needed: ['https'], protocols: ['tcp'] },
  }),
  port: withValues<ByKey & { readonly port: string; readonly ports: readonly unknown[] }>({
    message: ({ annotation, port, ports }) => (
      `annotation ${shown(annotation)} names port ${shown(port)}, but the Service has ${listed(ports.map(shown))}`
    ),
    fix: 'Use a port of spec.ports, or remove the entry.',
    sample: { annotation: `${SAMPLE}protocol-port`, port: '8443', ports: [80, 443] },
  }),
  source: withValues<PortListener>({
    message: ({ annotation, port, protocol }) => (
      `annotation ${shown(annotation)} redirects from port ${shown(port)}, `
      + `whose listener is ${shown(protocol)}, not "http"`
    ),
    why: 'the controller ignores the entry, and the port redirects nothing',
    fix: 'Set the protocol of the port to http with protocol-port, or remove the entry.',
    sample: { annotation: `${SAMPLE}forward-port`, port: '80', protocol: 'tcp' },
  }),
  target: withValues<PortListener>({
    message: ({ annotation, port, protocol }) => (
      `annotation ${shown(annotation)} redirects to port ${shown(port)}, `
      + `whose listener is ${shown(protocol)}, not "https"`
    ),
    why: 'the load balancer may reject the redirection, and the port then gets no listener',
    fix: 'Set the protocol of the target to https with protocol-port, or remove the entry.',
    sample: { annotation: `${SAMPLE}forward-port`, port: '443', protocol: 'tcp' },
  }),
  noTarget: withValues<ByKey & { readonly port: string; readonly ports: readonly unknown[] }>({
    message: ({ annotation, port, ports }) => (
      `annotation ${shown(annotation)} redirects to port ${shown(port)}, `
      + `but the Service has ${listed(ports.map(shown))}`
    ),
    why: 'the port that redirects serves no request, and no listener is at the other port',
    fix: 'Add the port with an https listener, or remove the entry.',
    level: FindingLevel.ERROR,
    sample: { annotation: `${SAMPLE}forward-port`, port: '8443', ports: [80, 443] },
  }),
});

/** A setting that depends on another one. */
interface Dependent extends ByKey, Severity {
  readonly other: string;

  /** The value of the other one; undefined if it is not set. */
  readonly found: string | undefined;
}

const foundText = ({ other, found }: Dependent) => (
  found === undefined ? `${shown(other)} is not set` : `${shown(other)} is ${shown(found)}`
);

export const UNMET_SETTING = defineCases({
  code: 'ASMG0220',
  level: FindingLevel.ERROR,
  otherLevel: FindingLevel.WARNING,
  title: 'Load balancer settings that do not fit together',
  why: 'the cloud controller or the load balancer rejects them, and the Service gets no listener',
  fix: 'Change one of the two settings.',
}, {
  needs: withValues<Dependent & { readonly values: readonly string[] | undefined }>({
    message: ({ values, ...rest }) => {
      const demand = values === undefined ? 'set' : listed(values.map(shown), 'or');
      return `annotation ${shown(rest.annotation)} needs ${shown(rest.other)} to be ${demand}, but ${foundText(rest)}`;
    },
    why: effectOf,
    fix: ({ annotation, other, values }) => {
      const value = values?.[0] === undefined ? '' : ` to ${shown(values[0])}`;
      return `Set ${shown(other)}${value}, or remove ${shown(annotation)}.`;
    },
    level: levelOf,
    sample: {
      annotation: `${SAMPLE}vswitch-id`,
      other: `${SAMPLE}address-type`,
      found: undefined,
      values: ['intranet'],
      fatal: false,
    },
  }),
  excludes: withValues<Dependent>({
    message: (values) => `annotation ${shown(values.annotation)} is set, but ${foundText(values)}, which excludes it`,
    why: effectOf,
    fix: ({ annotation, other }) => `Remove ${shown(annotation)}, or change ${shown(other)}.`,
    level: levelOf,
    sample: {
      annotation: `${SAMPLE}spec`, other: `${SAMPLE}instance-charge-type`, found: 'PayByCLCU', fatal: false,
    },
  }),
  default: withValues<ByKey & { readonly other: string; readonly value: string; readonly since: string }>({
    message: ({ annotation, other, value, since }) => (
      `annotation ${shown(annotation)} is set, but ${shown(other)} is not, `
      + `and is ${shown(value)} by default since cloud controller ${shown(since)}`
    ),
    why: 'a new load balancer ignores the setting or is rejected; only an older one keeps what it has',
    fix: ({ annotation, other }) => `Set ${shown(other)}, or remove ${shown(annotation)}.`,
    level: FindingLevel.WARNING,
    sample: {
      annotation: `${SAMPLE}spec`, other: `${SAMPLE}instance-charge-type`, value: 'PayByCLCU', since: '2.12.1',
    },
  }),
  listener: withValues<ByKey & Severity & { readonly value: string; readonly protocol: string }>({
    message: ({ annotation, value, protocol }) => (
      `annotation ${shown(annotation)} is ${shown(value)}, but protocol-port asks for ${shown(protocol)} listeners`
    ),
    why: effectOf,
    fix: ({ annotation, protocol }) => `Change ${shown(annotation)}, or use another protocol than ${protocol}.`,
    level: levelOf,
    sample: { annotation: `${SAMPLE}preserve-client-ip`, value: 'on', protocol: 'tcpssl', fatal: true },
  }),
  transport: withValues<PortListener & { readonly transport: string }>({
    message: ({ annotation, port, protocol, transport }) => (
      `annotation ${shown(annotation)} asks for protocol ${shown(protocol)} on port ${shown(port)}, `
      + `but the protocol of the port is ${shown(transport)}`
    ),
    why: 'the listener forwards to backends that do not listen, and its traffic is lost',
    fix: 'Remove the entry, or change the protocol of the port.',
    sample: { annotation: `${SAMPLE}protocol-port`, port: '53', protocol: 'udp', transport: 'TCP' },
  }),
  reuse: withValues<ByKey & { readonly other: string }>({
    message: ({ annotation, other }) => (
      `annotation ${shown(annotation)} selects an existing load balancer, but ${shown(other)} is not "true"`
    ),
    why: 'the cloud controller then makes and changes no listeners on it',
    fix: ({ other }) => (
      `Make the listeners yourself, and acknowledge this. Or set ${shown(other)} to "true": `
      + 'the cloud controller then overwrites the listeners of these ports.'
    ),
    level: FindingLevel.WARNING,
    sample: { annotation: `${SAMPLE}id`, other: `${SAMPLE}force-override-listeners` },
  }),
  certificate: withValues<ByKey & { readonly protocol: string; readonly other: string }>({
    message: ({ annotation, protocol, other }) => (
      `annotation ${shown(annotation)} asks for ${shown(protocol)} listeners, but ${shown(other)} is not set`
    ),
    why: 'the load balancer rejects such a listener without a certificate',
    fix: ({ other }) => `Set ${shown(other)} to the ID of the certificate.`,
    sample: { annotation: `${SAMPLE}protocol-port`, protocol: 'https', other: `${SAMPLE}cert-id` },
  }),
  ipvs: withValues<ByKey & { readonly value: string; readonly proxyMode: string }>({
    message: ({ annotation, value, proxyMode }) => (
      `annotation ${shown(annotation)} is ${shown(value)}, but the declared proxy mode is ${shown(proxyMode)}`
    ),
    why: 'a load balancer with an IPv6 address needs kube-proxy in IPVS mode',
    fix: 'Use a cluster with IPVS, or remove the annotation.',
    level: FindingLevel.WARNING,
    sample: { annotation: `${SAMPLE}ip-version`, value: 'ipv6', proxyMode: 'iptables' },
  }),
});

export const NEWER_SETTING = defineCases({
  code: 'ASMG0221',
  level: FindingLevel.WARNING,
  title: 'Setting is newer than the declared cloud controller',
  why: 'an older cloud controller ignores the annotation, and the load balancer does not get the setting',
  fix: 'Update the cloud controller manager, or remove the annotation.',
}, {
  older: withValues<ByKey & { readonly since: string; readonly version: string | undefined }>({
    message: ({ annotation, since, version }) => (
      `annotation ${shown(annotation)} needs cloud controller ${shown(since)} or newer; `
      + `the declared version is ${shown(version)}`
    ),
    sample: { annotation: `${SAMPLE}ip`, since: '2.7.0', version: '2.6.0' },
  }),
  form: withValues<ByKey & { readonly use: NewerUse; readonly since: string; readonly version: string | undefined }>({
    message: ({ annotation, use, since, version }) => (
      `annotation ${shown(annotation)} with ${NEWER_USES[use]} needs cloud controller ${shown(since)} or newer; `
      + `the declared version is ${shown(version)}`
    ),
    why: 'an older cloud controller may not apply the value',
    fix: 'Update the cloud controller manager, or use another value.',
    sample: {
      annotation: `${SAMPLE}acl-id`, use: 'severalLists', since: '2.11.1', version: '2.10.0',
    },
  }),
});

/** Listeners of one load balancer. */
interface Listeners {
  readonly loadBalancer: string | undefined;
  readonly ports: readonly string[];
}

const listenersOf = ({ loadBalancer, ports }: Listeners) => (
  `the listeners of load balancer ${shown(loadBalancer)} on ${listed(ports.map(shown))}`
);

export const SHARED_LISTENER = defineCases({
  code: 'ASMG0222',
  level: FindingLevel.ERROR,
  title: 'Two Services with one listener',
  why: 'each Service overwrites the listener of the other one, and one of the two gets no traffic',
  fix: 'Use different ports, or a load balancer for each Service.',
}, {
  gateways: withValues<Listeners & { readonly other: string }>({
    message: ({ other, ...rest }) => `${listenersOf(rest)} also belong to ${shown(other)}`,
    sample: { loadBalancer: 'lb-2zeabc', ports: ['80', '443'], other: 'mesh/other' },
  }),
  clusters: withValues<Listeners & { readonly clusters: readonly string[] }>({
    message: ({ clusters, ...rest }) => `${listenersOf(rest)} belong to ${clustersText(clusters)} of this gateway`,
    why: 'the Service of each cluster overwrites the listener of the others, and only one cluster gets traffic',
    fix: 'Set another load balancer in the override of each cluster. '
      + `To share one, list server groups of your own in ${shown(`${SAMPLE}vgroup-port`)}.`,
    sample: { loadBalancer: 'lb-2zeabc', ports: ['80'], clusters: ['c1', 'c2'] },
  }),
});
