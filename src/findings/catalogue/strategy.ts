import { listed, shown } from '../../text';
import { define, defineCases, withValues } from '../definition';
import { FindingLevel } from '../finding';

/** A strategy by its name. */
interface Strategy {
  readonly strategy: string;
}

/** An annotation that the author set next to a strategy. */
interface SetAnnotation extends Strategy {
  readonly annotation: string;
  readonly value: unknown;
}

/** A setting that the author set next to `loadBalancer`. */
interface SetSetting {
  /** The factory of the load balancer. */
  readonly factory: string;

  /** `loadBalancerClass`, or the key of an annotation. */
  readonly setting: string;
  readonly value: unknown;
}

const setNextTo = ({ strategy, annotation, value }: SetAnnotation) => (
  `annotation ${shown(annotation)} is set to ${shown(value)}, but strategy ${shown(strategy)}`
);

export const OWNED = defineCases({
  code: 'ASMG0201',
  level: FindingLevel.ERROR,
  title: 'Setting owned by the strategy or by loadBalancer',
  why: 'the strategy sets externalTrafficPolicy and its annotations together, and a second value would break what it '
    + 'promises',
  fix: 'Remove the annotation, or choose the strategy that sets it to this value.',
}, {
  leftOut: withValues<SetAnnotation>({
    message: (values) => `${setNextTo(values)} leaves it out`,
    sample: { strategy: 'dns-only', annotation: 'service.beta.kubernetes.io/backend-type', value: 'eni' },
  }),
  other: withValues<SetAnnotation & { readonly owned: string }>({
    message: ({ owned, ...rest }) => `${setNextTo(rest)} sets it to ${shown(owned)}`,
    sample: { strategy: 'eni', annotation: 'service.beta.kubernetes.io/backend-type', value: 'ecs', owned: 'eni' },
  }),
  loadBalancer: withValues<SetSetting & { readonly owned: string | undefined }>({
    message: ({ factory, setting, value, owned }) => (
      `${shown(setting)} is set to ${shown(value)}, but ${factory} `
      + (owned === undefined ? 'leaves it out' : `sets it to ${shown(owned)}`)
    ),
    why: 'loadBalancer sets its annotations and loadBalancerClass together, and only one value can apply',
    fix: 'Remove the one next to loadBalancer, or change loadBalancer.',
    sample: {
      factory: 'LoadBalancer.clb', setting: 'loadBalancerClass', value: 'alibabacloud.com/nlb', owned: undefined,
    },
  }),
  inherited: withValues<SetSetting>({
    message: ({ factory, setting, value }) => (
      `${shown(setting)} of the gateway is ${shown(value)} and holds here too, but ${factory} leaves it out`
    ),
    why: 'an override cannot remove a setting of its gateway, and only replace it',
    fix: 'Leave it out of the gateway, and set it in the overrides of the clusters that need it.',
    sample: { factory: 'LoadBalancer.clb', setting: 'loadBalancerClass', value: 'alibabacloud.com/nlb' },
  }),
});

export const ENI_ON_FLANNEL = defineCases({
  code: 'ASMG0202',
  level: FindingLevel.ERROR,
  title: 'Backend type eni on a Flannel cluster',
  why: 'Flannel pods have no network interfaces in the VPC, and newer cloud controllers leave the load balancer '
    + 'without backends and without a warning',
  fix: 'Choose dns-only, or cluster if the client IP is not needed. The strategy eni needs Terway.',
}, {
  byStrategy: withValues<Strategy>({
    message: ({ strategy }) => (
      `strategy ${shown(strategy)} sets backend-type to "eni", but the declared CNI is "flannel"`
    ),
    sample: { strategy: 'eni' },
  }),
  byAnnotation: withValues<object>({
    message: () => 'backend-type is "eni", but the declared CNI is "flannel"',
    fix: 'Remove the annotation. Nodes are then behind the load balancer.',
    sample: {},
  }),
});

const required = (strategy: string) => `preserveClientIp is true, but strategy ${shown(strategy)}`;

export const LOSES_CLIENT_IP = defineCases({
  code: 'ASMG0204',
  level: FindingLevel.ERROR,
  otherLevel: FindingLevel.WARNING,
  title: 'Required client IP not kept',
  why: 'with externalTrafficPolicy "Cluster" and nodes behind the load balancer, the gateway sees the address of a '
    + 'node instead of the client IP',
  fix: 'Choose dns-only, or eni on a cluster with Terway. Or remove preserveClientIp if nothing needs the client IP.',
}, {
  lost: withValues<Strategy & { readonly cni: string }>({
    message: ({ strategy, cni }) => (
      `${required(strategy)} loses the client IP on the declared platform (${shown(cni)})`
    ),
    sample: { strategy: 'cluster', cni: 'flannel' },
  }),
  notPromised: withValues<Strategy>({
    message: ({ strategy }) => (
      `${required(strategy)} may be unable to keep the client IP (no platform is declared)`
    ),
    fix: 'Choose dns-only, or eni on a cluster with Terway, or declare the platform. '
      + 'Or remove preserveClientIp if nothing needs the client IP.',
    sample: { strategy: 'cluster' },
  }),
  unknown: withValues<Strategy & { readonly cni: string | undefined }>({
    message: ({ strategy, cni }) => {
      const reason = cni === undefined
        ? 'no platform is declared'
        : `with ${shown(cni)} it depends on what is behind the load balancer`;
      return `${required(strategy)} may be unable to keep the client IP (${reason})`;
    },
    fix: 'Choose eni, which keeps the client IP on every Terway cluster. '
      + 'Or check what is behind the load balancer, and acknowledge the warning if it is pods.',
    level: FindingLevel.WARNING,
    sample: { strategy: 'cluster', cni: 'terway-eniip' },
  }),
  hiddenByBalancer: withValues<object>({
    message: () => 'preserveClientIp is true, but the NLB connects with its own addresses',
    why: 'its annotations switch client IP preservation off, or select a server group that has none',
    fix: 'Switch preserve-client-ip on, with a server group of type Instance or pods behind the NLB.',
    sample: {},
  }),
});

export const ENI_WITH_LOCAL = define<object>({
  code: 'ASMG0209',
  level: FindingLevel.ERROR,
  title: 'Backend type eni together with Local',
  why: 'the annotation changes only what is behind the load balancer, and under Local clients inside the cluster may '
    + 'be unable to reach endpoints on other nodes',
  fix: 'Set externalTrafficPolicy to "Cluster". With pods behind the load balancer the client IP is kept.',
}, {
  message: () => 'externalTrafficPolicy is "Local"; with backend-type "eni" it must be "Cluster"',
  sample: {},
});

/** The forms in which strategies are written. */
interface Forms {
  readonly known: readonly string[];
}

const anyOf = ({ known }: Forms) => listed(known.map(shown), 'or');

export const UNKNOWN_STRATEGY = defineCases({
  code: 'ASMG0211',
  level: FindingLevel.ERROR,
  title: 'Unknown strategy',
  why: 'the wrong strategy could cut off clients, so none is guessed',
  fix: 'Use "dns-only", "cluster", "eni" or "hostname:<name>".',
}, {
  unknown: withValues<Forms & { readonly name: string; readonly near: string | undefined }>({
    message: ({ name, ...rest }) => `strategy ${shown(name)} does not exist; it must be ${anyOf(rest)}`,
    fix: ({ near, ...rest }) => (near === undefined ? `Use ${anyOf(rest)}.` : `Use ${shown(near)}.`),
    sample: { name: 'enii', known: ['dns-only', 'cluster', 'eni', 'hostname:<name>'], near: 'eni' },
  }),
  lacksValue: withValues<{ readonly name: string; readonly form: string }>({
    message: ({ name, form }) => `strategy ${shown(name)} is incomplete; it must be ${shown(form)}`,
    fix: ({ form }) => `Use ${shown(form)}.`,
    sample: { name: 'hostname', form: 'hostname:<name>' },
  }),
  takesNoValue: withValues<{ readonly name: string; readonly form: string }>({
    message: ({ name, form }) => `strategy ${shown(name)} has a value; it must be ${shown(form)}`,
    fix: ({ form }) => `Use ${shown(form)}.`,
    sample: { name: 'eni:x', form: 'eni' },
  }),
});

export const BAD_PLATFORM = defineCases({
  code: 'ASMG0212',
  level: FindingLevel.ERROR,
  title: 'Invalid version in ClusterPlatform',
  why: 'what the library says about a cluster depends on its version',
  fix: 'Use a version, for example "1.28" or "1.33.6" (a vendor suffix does not matter), or leave the platform '
    + 'undeclared.',
}, {
  kubernetesVersion: withValues<{ readonly version: string }>({
    message: ({ version }) => `kubernetesVersion ${shown(version)} is not a version`,
    sample: { version: 'latest' },
  }),
  ccmVersion: withValues<{ readonly version: string }>({
    message: ({ version }) => `ccmVersion ${shown(version)} is not a version`,
    fix: 'Use a version, for example "2.10.0", or leave ccmVersion out.',
    sample: { version: 'latest' },
  }),
});

export const UNMET_REQUIREMENT = define<Strategy & { readonly requirement: string }>({
  code: 'ASMG0213',
  level: FindingLevel.ERROR,
  title: 'Requirement of the strategy not met',
  why: 'on this cluster the strategy cannot keep its promise to clients',
  fix: 'Choose another strategy, or correct the declared platform.',
}, {
  message: ({ strategy, requirement }) => (
    `strategy ${shown(strategy)} has a requirement that the declared platform does not meet (${shown(requirement)})`
  ),
  sample: { strategy: 'hostname', requirement: 'the cloud controller is 2.3.0 or newer' },
});
