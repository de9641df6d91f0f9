import { FORMS, type FormName } from './setting-words';
import { levelOf, type Severity } from './severity';
import { listed, named, shown } from '../../text';
import { defineCases, withValues } from '../definition';
import { FindingLevel } from '../finding';

/** An annotation by its key. */
interface ByKey {
  readonly annotation: string;
}

/** Several annotations, and the word for one or more of them. */
interface ByKeys {
  readonly annotations: readonly string[];
}

const subject = ({ annotations }: ByKeys) => {
  const [noun, verb] = annotations.length === 1 ? ['annotation', 'is'] : ['annotations', 'are'];
  return `${noun} ${listed(annotations.map(shown))} ${verb}`;
};

const SAMPLE = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const BACKEND_TYPE = 'service.beta.kubernetes.io/backend-type';

/** The kinds of load balancers in words. */
const KINDS = { clb: 'a CLB', nlb: 'an NLB' } as const;

export const UNKNOWN_ANNOTATION = defineCases({
  code: 'ASMG0214',
  level: FindingLevel.WARNING,
  title: 'Unknown annotation of the cloud controller',
  why: 'the cloud controller ignores it, and the load balancer does not get the setting',
  fix: 'Remove the annotation, or correct its name.',
}, {
  unknown: withValues<ByKey & { readonly near: string | undefined }>({
    message: ({ annotation }) => (
      `annotation ${shown(annotation)} is not one that the cloud controller reads (up to 2.15)`
    ),
    fix: ({ near }) => (near === undefined ? 'Remove the annotation, or correct its name.' : `Use ${shown(near)}.`),
    sample: { annotation: `${SAMPLE}security-group-id`, near: `${SAMPLE}security-group-ids` },
  }),
  bare: withValues<ByKey & { readonly known: string }>({
    message: ({ annotation, known }) => `annotation ${shown(annotation)} does not exist; its name is ${shown(known)}`,
    fix: ({ known }) => `Use ${shown(known)}.`,
    sample: { annotation: `${SAMPLE}backend-type`, known: BACKEND_TYPE },
  }),
  former: withValues<ByKey & {
    readonly until: string; readonly known: string | undefined; readonly since: string | undefined;
  }>({
    message: ({ annotation, until }) => (
      `annotation ${shown(annotation)} is one that only cloud controllers before ${shown(until)} read`
    ),
    fix: ({ known, since }) => `Use ${shown(known)}, which cloud controller ${shown(since)} and newer read.`,
    sample: {
      annotation: `${SAMPLE}slb-network-type`, until: '2.0.1', known: `${SAMPLE}network-type`, since: '2.12.4',
    },
  }),
  field: withValues<ByKey>({
    message: ({ annotation }) => (
      `annotation ${shown(annotation)} does not exist; the class is the field loadBalancerClass`
    ),
    fix: 'Remove the annotation, and set loadBalancerClass in spec.',
    sample: { annotation: `${SAMPLE}class` },
  }),
});

/** A value of an annotation. */
interface Value extends ByKey, Severity {
  readonly value: string;
}

const valueOf = ({ annotation, value }: Value) => `annotation ${shown(annotation)} is ${shown(value)}`;
const lost = ({ fatal }: Severity) => (
  fatal
    ? 'the cloud controller or the load balancer rejects it, and the Service gets no listener'
    : 'the load balancer may ignore it, and then does not get the setting'
);
const partOfValue = ({ fatal }: Severity) => (
  fatal
    ? 'they belong to the value, which the cloud controller or the load balancer then rejects'
    : 'they belong to the value, and the setting has no effect'
);

export const BAD_ANNOTATION = defineCases({
  code: 'ASMG0215',
  level: FindingLevel.ERROR,
  otherLevel: FindingLevel.WARNING,
  title: 'Invalid value of a load balancer setting',
  why: 'the cloud controller or the load balancer rejects it, and the Service gets no listener',
  fix: 'Use a valid value, without quotation marks, blanks or line feeds around it.',
}, {
  quoted: withValues<Value>({
    message: (values) => `${valueOf(values)}; it must have no quotation marks inside the quoted value`,
    why: partOfValue,
    fix: 'Quote the value once.',
    level: levelOf,
    sample: { annotation: `${SAMPLE}protocol-port`, value: '"https:443"', fatal: true },
  }),
  blanks: withValues<Value>({
    message: (values) => `${valueOf(values)}; it must have no blanks`,
    why: partOfValue,
    fix: 'Remove the blanks.',
    level: levelOf,
    sample: { annotation: `${SAMPLE}name`, value: 'edge ', fatal: false },
  }),
  lineFeed: withValues<Value>({
    message: (values) => `${valueOf(values)}; it must be one line`,
    why: 'the line feed belongs to the value, so it is not the value that you mean',
    fix: 'Write the value on the line of its key. After | and > YAML adds a line feed.',
    level: levelOf,
    sample: { annotation: `${SAMPLE}protocol-port`, value: 'https:443\n', fatal: true },
  }),
  word: withValues<Value & { readonly words: readonly string[]; readonly near: string | undefined }>({
    message: ({ words, ...rest }) => `${valueOf(rest)}; it must be ${listed(words.map(shown), 'or')}`,
    why: lost,
    fix: ({ words, near }) => `Use ${near === undefined ? listed(words.map(shown), 'or') : shown(near)}.`,
    level: levelOf,
    sample: {
      annotation: `${SAMPLE}scheduler`, value: 'wrrr', fatal: true, words: ['wrr', 'rr', 'sch', 'tch'], near: 'wrr',
    },
  }),
  number: withValues<Value & { readonly least: number; readonly most: number; readonly unit: string | undefined }>({
    message: ({ least, most, unit, ...rest }) => {
      const measured = unit === undefined ? '' : `, in ${named(unit)}`;
      return `${valueOf(rest)}; it must be an integer from ${least} to ${most}${measured}`;
    },
    why: lost,
    fix: ({ least, most }) => `Use an integer from ${least} to ${most}, without a unit.`,
    level: levelOf,
    sample: { annotation: `${SAMPLE}idle-timeout`, value: '15s', fatal: true, least: 1, most: 60, unit: 'seconds' },
  }),
  form: withValues<Value & { readonly form: FormName; readonly example: string }>({
    message: ({ form, ...rest }) => `${valueOf(rest)}; it must be ${FORMS[form]}`,
    why: lost,
    fix: ({ example }) => `Use a value such as ${shown(example)}.`,
    level: levelOf,
    sample: {
      annotation: `${SAMPLE}ip`, value: '10.0.0', fatal: true, form: 'ipv4', example: '192.168.0.7',
    },
  }),
  entry: withValues<Value & { readonly kind: keyof typeof KINDS; readonly entry: string; readonly example: string }>({
    message: ({ kind, entry, ...rest }) => (
      `${valueOf(rest)}; the entry ${shown(entry)} is invalid for ${KINDS[kind]}`
    ),
    why: lost,
    fix: ({ example }) => `Use the form ${shown(example)}.`,
    level: levelOf,
    sample: {
      annotation: `${SAMPLE}protocol-port`,
      value: 'tcpssl:443',
      fatal: true,
      kind: 'clb',
      entry: 'tcpssl:443',
      example: 'https:443,http:80',
    },
  }),
});

export const WRONG_PLACE = defineCases({
  code: 'ASMG0216',
  level: FindingLevel.WARNING,
  title: 'Load balancer setting in the wrong place',
  why: 'the cloud controller reads only the annotations of a Service of type LoadBalancer',
  fix: 'Move load balancer settings to spec.serviceAnnotations.',
}, {
  otherObject: withValues<ByKeys & { readonly place: string }>({
    message: ({ place, ...rest }) => (
      `${subject(rest)} set in ${shown(place)}; load balancer settings must be in spec.serviceAnnotations`
    ),
    why: 'ASM copies only spec.serviceAnnotations to the annotations of the Service',
    sample: { annotations: [`${SAMPLE}address-type`], place: 'metadata.annotations' },
  }),
  serviceType: withValues<ByKeys & { readonly serviceType: string }>({
    message: ({ serviceType, ...rest }) => (
      `${subject(rest)} set, but serviceType is ${shown(serviceType)}, not "LoadBalancer"`
    ),
    fix: 'Set serviceType to "LoadBalancer", or remove the load balancer settings.',
    sample: { annotations: [`${SAMPLE}address-type`], serviceType: 'ClusterIP' },
  }),
});

export const OTHER_BALANCER = defineCases({
  code: 'ASMG0217',
  level: FindingLevel.WARNING,
  title: 'Setting of another kind of load balancer',
  why: 'the controllers of CLBs and NLBs read different annotations, and each ignores those of the other',
  fix: 'Remove such settings, or request the other kind of load balancer.',
}, {
  nlb: withValues<ByKeys>({
    message: (values) => `${subject(values)} for an NLB, but loadBalancerClass is not set, which requests a CLB`,
    fix: 'Set loadBalancerClass to "alibabacloud.com/nlb", or remove the settings.',
    sample: { annotations: [`${SAMPLE}zone-maps`] },
  }),
  clb: withValues<ByKeys>({
    message: (values) => `${subject(values)} for a CLB, but loadBalancerClass requests an NLB`,
    fix: 'Remove the settings, or remove loadBalancerClass to get a CLB.',
    sample: { annotations: [`${SAMPLE}spec`] },
  }),
  type: withValues<ByKey & { readonly value: string }>({
    message: ({ annotation, value }) => (
      `annotation ${shown(annotation)} is ${shown(value)}, but loadBalancerClass is not set, which requests a CLB`
    ),
    why: 'the cloud controller reads the annotation only with the feature gate LoadBalancerTypeAnnotation, '
      + 'which is off by default',
    fix: 'Set loadBalancerClass to "alibabacloud.com/nlb" for an NLB, or remove the annotation to get a CLB.',
    sample: { annotation: `${SAMPLE}type`, value: 'nlb' },
  }),
  id: withValues<ByKey & { readonly id: string; readonly requested: keyof typeof KINDS }>({
    message: ({ annotation, id, requested }) => (
      `annotation ${shown(annotation)} is ${shown(id)}, but the Service requests ${KINDS[requested]}`
    ),
    why: 'the controllers of CLBs and NLBs look for an existing load balancer of their own kind only',
    fix: 'Set loadBalancerClass to "alibabacloud.com/nlb" for an NLB, and leave it out for a CLB.',
    sample: { annotation: `${SAMPLE}id`, id: 'nlb-2zeabc', requested: 'clb' },
  }),
});

export const UNSERVED_CLASS = defineCases({
  code: 'ASMG0218',
  level: FindingLevel.ERROR,
  otherLevel: FindingLevel.WARNING,
  title: 'No controller of Alibaba Cloud serves the Service',
  why: 'the controllers leave the Service alone, and it gets no load balancer',
  fix: 'Use "alibabacloud.com/nlb" for an NLB, or remove loadBalancerClass to get a CLB.',
}, {
  vendor: withValues<{ readonly loadBalancerClass: string }>({
    message: ({ loadBalancerClass }) => (
      `loadBalancerClass is ${shown(loadBalancerClass)}; the only class of Alibaba Cloud is "alibabacloud.com/nlb"`
    ),
    sample: { loadBalancerClass: 'alibabacloud.com/alb' },
  }),
  other: withValues<{ readonly loadBalancerClass: string }>({
    message: ({ loadBalancerClass }) => (
      `loadBalancerClass is ${shown(loadBalancerClass)}, which no controller of Alibaba Cloud serves`
    ),
    why: 'the Service gets a load balancer only if another controller in the cluster serves this class',
    level: FindingLevel.WARNING,
    sample: { loadBalancerClass: 'example.com/internal' },
  }),
  annotation: withValues<ByKey>({
    message: ({ annotation }) => `annotation ${shown(annotation)} is set, and the controller of CLBs skips the Service`,
    why: 'the Service gets a load balancer only if something else in the cluster makes one',
    fix: 'Remove the annotation to get a CLB.',
    level: FindingLevel.WARNING,
    sample: { annotation: 'service.beta.kubernetes.io/class' },
  }),
});
