import { levelOf, type Severity } from './severity';
import { listed, shown } from '../../text';
import { define, defineCases, withValues } from '../definition';
import { FindingLevel } from '../finding';

/** An annotation by its key. */
interface ByKey {
  readonly annotation: string;
}

const SAMPLE = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';

const effectOf = ({ fatal }: Severity) => (
  fatal
    ? 'the cloud controller or the load balancer rejects them, and the gateway gets no traffic through it'
    : 'the setting has no effect, or the load balancer rejects it'
);

export const NO_SUCH_LISTENER = defineCases({
  code: 'ASMG0219',
  level: FindingLevel.WARNING,
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
      `annotation ${shown(annotation)} names port ${shown(port)}, but the gateway has ${listed(ports.map(shown))}`
    ),
    fix: 'Use a port of spec.ports, or remove the entry.',
    sample: { annotation: `${SAMPLE}protocol-port`, port: '8443', ports: [80, 443] },
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
  why: 'the cloud controller or the load balancer rejects them, and the gateway gets no listener',
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
});

export const SHARED_LISTENER = define<{
  readonly loadBalancer: string | undefined; readonly ports: readonly string[]; readonly other: string;
}>({
  code: 'ASMG0222',
  level: FindingLevel.ERROR,
  title: 'Two gateways with one listener',
  why: 'each Service overwrites the listener of the other one, and one of the gateways gets no traffic',
  fix: 'Use different ports, or a load balancer for each gateway.',
}, {
  message: ({ loadBalancer, ports, other }) => (
    `the listeners of load balancer ${shown(loadBalancer)} on ${listed(ports.map(shown))} `
    + `also belong to ${shown(other)}`
  ),
  sample: { loadBalancer: 'lb-2zeabc', ports: ['80', '443'], other: 'mesh/other' },
});
