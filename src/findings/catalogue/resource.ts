import { listed, shown } from '../../text';
import { define, defineCases, withValues } from '../definition';
import { type FieldPath, pathText } from '../field-path';
import { FindingLevel } from '../finding';

/** The form of a name that is also a label of DNS. */
const DNS_LABEL = 'lower-case letters, digits and hyphens, with a letter or a digit at both ends';

/** The form of a label's value, and of a key behind its prefix. */
const NAME = 'at most 63 letters, digits, "-", "_" and ".", with a letter or a digit at both ends';

export const BAD_NAME = defineCases({
  code: 'ASMG0101',
  level: FindingLevel.ERROR,
  title: 'Invalid gateway name',
  why: 'ASM creates a Service named istio-<name>, and Kubernetes accepts only DNS labels of at most 63 characters as '
    + 'such names',
  fix: `Use at most 57 ${DNS_LABEL}.`,
}, {
  characters: withValues<{ readonly name: string }>({
    message: ({ name }) => `name ${shown(name)} is invalid; it must consist of ${DNS_LABEL}`,
    sample: { name: 'shop.example' },
  }),
  tooLong: withValues<{ readonly name: string; readonly longest: number }>({
    message: ({ name, longest }) => (
      `name ${shown(name)} is too long; it has ${name.length} characters and may have ${longest}`
    ),
    sample: { name: 'gateway-'.repeat(9), longest: 57 },
  }),
});

export const BAD_NAMESPACE = defineCases({
  code: 'ASMG0102',
  level: FindingLevel.ERROR,
  title: 'Gateway outside istio-system',
  why: 'in any other namespace the gateway gets no configuration and does not start (since Istio 1.6)',
  fix: 'Set the namespace to "istio-system".',
}, {
  missing: withValues<object>({
    message: () => 'no namespace is set; an IstioGateway must be in "istio-system"',
    sample: {},
  }),
  other: withValues<{ readonly namespace: string }>({
    message: ({ namespace }) => (
      `namespace ${shown(namespace)} is not allowed; an IstioGateway must be in "istio-system"`
    ),
    sample: { namespace: 'default' },
  }),
});

/** Another port, by its place in the resource. */
interface Earlier {
  readonly first: FieldPath;
}

const OWN_NAME = 'Give each port its own name.';

export const BAD_PORTS = defineCases({
  code: 'ASMG0103',
  level: FindingLevel.ERROR,
  title: 'Invalid ports',
  why: 'Kubernetes rejects the Service that ASM creates from these ports',
  fix: 'Give each port its own name and its own number, an integer from 1 to 65535.',
}, {
  outOfRange: withValues<{
    readonly field: 'port' | 'targetPort' | 'nodePort'; readonly value: unknown; readonly lowest: number;
  }>({
    message: ({ field, value, lowest }) => (
      `${field} ${shown(value)} is not allowed; it must be an integer from ${lowest} to 65535`
    ),
    fix: ({ lowest }) => `Use an integer from ${lowest} to 65535.`,
    sample: { field: 'port', value: 70000, lowest: 1 },
  }),
  badTargetName: withValues<{ readonly name: string }>({
    message: ({ name }) => (
      `targetPort ${shown(name)} is invalid; a name must consist of at most 15 lower-case letters, digits and single `
      + 'hyphens, with a letter among them and no hyphen at an end'
    ),
    fix: ({ name }) => (
      /^\d+$/.test(name) ? `Write ${name} without quotation marks.` : 'Use the name of a container port, or its number.'
    ),
    sample: { name: '8080' },
  }),
  twoTargets: withValues<{ readonly name: string; readonly number: number }>({
    message: ({ name, number }) => (
      `targetPort ${number} and targetPortName ${shown(name)} are both set; only one of them is allowed`
    ),
    fix: 'Remove one of the two.',
    sample: { name: 'http', number: 8080 },
  }),
  unnamed: withValues<{ readonly port: unknown }>({
    message: ({ port }) => `port ${shown(port)} has no name; each of several ports must have one`,
    fix: OWN_NAME,
    sample: { port: 8080 },
  }),
  badName: withValues<{ readonly name: string }>({
    message: ({ name }) => `port name ${shown(name)} is invalid; it must consist of at most 63 ${DNS_LABEL}`,
    fix: 'Use lower-case letters, digits and hyphens.',
    sample: { name: 'Web_1' },
  }),
  repeatedName: withValues<Earlier & { readonly name: unknown }>({
    message: ({ name, first }) => `port name ${shown(name)} is used twice, first by ${pathText(first)}`,
    fix: OWN_NAME,
    sample: { name: 'web', first: ['ports', 0] },
  }),
  repeatedNumber: withValues<Earlier & { readonly port: unknown; readonly protocol: string }>({
    message: ({ port, protocol, first }) => (
      `port ${shown(port)} is used twice for ${protocol}, first by ${pathText(first)}`
    ),
    fix: 'Use each number once for a protocol.',
    sample: { port: 80, protocol: 'TCP', first: ['ports', 0] },
  }),
});

export const BAD_REPLICAS = defineCases({
  code: 'ASMG0104',
  level: FindingLevel.ERROR,
  title: 'Invalid numbers of replicas',
  why: 'Kubernetes rejects the Deployment or the HorizontalPodAutoscaler that ASM creates from them',
  fix: 'Use integers, 0 or greater, with minReplicas not greater than maxReplicas.',
}, {
  notCount: withValues<{ readonly field: 'replicaCount' | 'minReplicas' | 'maxReplicas'; readonly value: unknown }>({
    message: ({ field, value }) => (
      `${field} ${shown(value)} is not allowed; it must be an integer from 0 to 2147483647`
    ),
    fix: 'Use an integer from 0 to 2147483647.',
    sample: { field: 'replicaCount', value: -1 },
  }),
  crossed: withValues<{ readonly least: number; readonly most: number }>({
    message: ({ least, most }) => `minReplicas ${least} is greater than maxReplicas ${most}`,
    fix: ({ least, most }) => `Lower minReplicas to ${most}, or raise maxReplicas to ${least}.`,
    sample: { least: 5, most: 2 },
  }),
});

/** A label or an annotation. */
interface Entry {
  readonly kind: 'label' | 'annotation';
  readonly key: string;
}

const LABEL_VALUE = `Use ${NAME}. An annotation may hold any text.`;

export const BAD_METADATA = defineCases({
  code: 'ASMG0105',
  level: FindingLevel.ERROR,
  title: 'Invalid label or annotation',
  why: 'the API server rejects the object that carries it',
  fix: 'Quote values that look like numbers or booleans, and use only characters that Kubernetes accepts.',
}, {
  key: withValues<Entry>({
    message: ({ kind, key }) => (
      `${kind} key ${shown(key)} is invalid; it must be a name with an optional DNS prefix and a slash before it`
    ),
    fix: `Use ${NAME}. A DNS name and a slash may come before them.`,
    sample: { kind: 'annotation', key: 'example.com/team/edge' },
  }),
  notText: withValues<Entry & { readonly value: unknown }>({
    message: ({ kind, key, value }) => `${kind} ${shown(key)} has the value ${shown(value)}; it must be a string`,
    fix: 'Put the value in quotation marks.',
    sample: { kind: 'annotation', key: 'asm.alibabacloud.com/replicas-managed-by-asm', value: false },
  }),
  character: withValues<{ readonly key: string; readonly value: string; readonly character: string }>({
    message: ({ key, value, character }) => {
      const content = character === ' ' ? 'a space' : shown(character);
      return `label ${shown(key)} has the invalid value ${shown(value)}; it contains ${content}`;
    },
    fix: LABEL_VALUE,
    sample: { key: 'team', value: 'edge team', character: ' ' },
  }),
  ends: withValues<{ readonly key: string; readonly value: string }>({
    message: ({ key, value }) => (
      `label ${shown(key)} has the invalid value ${shown(value)}; both ends must be a letter or a digit`
    ),
    fix: LABEL_VALUE,
    sample: { key: 'team', value: 'edge-' },
  }),
  tooLong: withValues<{ readonly key: string; readonly value: string; readonly longest: number }>({
    message: ({ key, value, longest }) => (
      `label ${shown(key)} has a value of ${value.length} characters, ${shown(value)}; it may have ${longest}`
    ),
    fix: LABEL_VALUE,
    sample: { key: 'team', value: 'edge-'.repeat(14), longest: 63 },
  }),
  size: withValues<{ readonly bytes: number; readonly most: number }>({
    message: ({ bytes, most }) => `the annotations have ${bytes} bytes in total; they may have ${most}`,
    fix: 'Shorten the annotations, or put the text into a ConfigMap.',
    sample: { bytes: 300000, most: 262144 },
  }),
});

export const RESERVED_POD_LABEL = define<{ readonly key: string; readonly value: unknown }>({
  code: 'ASMG0106',
  level: FindingLevel.ERROR,
  title: 'Reserved pod label',
  why: 'the Service selects the gateway pods by the labels app and istio, and with another value it selects none',
  fix: 'Remove the label, or use another key.',
}, {
  message: ({ key, value }) => `podLabels sets ${shown(key)} to ${shown(value)}, but ASM sets this label itself`,
  sample: { key: 'app', value: 'shop' },
});

export const DUPLICATE_GATEWAY = define<{ readonly object: string; readonly other: string }>({
  code: 'ASMG0107',
  level: FindingLevel.ERROR,
  title: 'Two gateways with the same name',
  why: 'both describe the same object, and the one that is applied last silently wins',
  fix: 'Give one of them another name.',
}, {
  message: ({ object, other }) => `gateway ${shown(object)} is declared twice, also by ${shown(other)}`,
  sample: { object: 'istio-system/ingressgateway', other: 'mesh/again' },
});

export const REFUSED_OBJECT = define<{ readonly at: FieldPath; readonly value: unknown; readonly rule: string }>({
  code: 'ASMG0121',
  level: FindingLevel.ERROR,
  title: 'Value that Kubernetes rejects in the Service or the pods',
  why: 'the mesh accepts the IstioGateway, and the API server of the cluster rejects what ASM creates from it',
  fix: 'Write a value that Kubernetes accepts.',
}, {
  message: ({ at, value, rule }) => (
    `${pathText(at)} ${value === undefined ? 'is missing' : `${shown(value)} is not allowed`}; it must be ${rule}`
  ),
  sample: { at: ['tolerations', 0, 'operator'], value: 'exists', rule: '"Exists" or "Equal"' },
});

/** A code that was acknowledged. */
interface Acknowledged {
  readonly acknowledged: string;
}

export const BAD_ACKNOWLEDGEMENT = defineCases({
  code: 'ASMG0108',
  level: FindingLevel.ERROR,
  title: 'Invalid acknowledgement',
  why: 'an acknowledgement explains to the next reader why a warning does not matter here, and an error always matters',
  fix: 'Acknowledge only warnings, by their code, and say why each one does not matter.',
}, {
  unknownCode: withValues<Acknowledged & { readonly near: readonly string[] }>({
    message: ({ acknowledged }) => `${shown(acknowledged)} is acknowledged, but no finding has this code`,
    fix: ({ near }) => {
      const example = near.length === 0 ? '' : `, for example ${listed(near.map(shown), 'or')}`;
      return `Use the code that the finding shows${example}.`;
    },
    sample: { acknowledged: 'ASMG0298', near: ['ASMG0208'] },
  }),
  error: withValues<Acknowledged>({
    message: ({ acknowledged }) => `${shown(acknowledged)} is acknowledged, but it is always an error`,
    fix: 'Remove the acknowledgement and fix the error.',
    sample: { acknowledged: 'ASMG0102' },
  }),
  noReason: withValues<Acknowledged>({
    message: ({ acknowledged }) => `${shown(acknowledged)} is acknowledged without a reason`,
    fix: 'Say why the warning does not matter here.',
    sample: { acknowledged: 'ASMG0208' },
  }),
  malformed: withValues<{ readonly entry: string }>({
    message: ({ entry }) => `the acknowledgement ${shown(entry)} does not have the form "CODE: reason"`,
    why: 'lint cannot know which warning it is about',
    fix: 'Write for example "ASMG0301: clients use the DNS name". Separate several with ";".',
    sample: { entry: 'ASMG0301' },
  }),
});

export const BAD_ANSWER = define<{ readonly entry: string; readonly accepted: readonly string[] }>({
  code: 'ASMG0122',
  level: FindingLevel.ERROR,
  title: 'Invalid platform or client addresses in a manifest',
  why: 'the rules then know less about the clusters and clients than the author wrote, and may find nothing',
  fix: 'Write for example "cni=flannel, proxyMode=ipvs, kubernetesVersion=1.30" as the platform.',
}, {
  message: ({ entry, accepted }) => `the annotation has the entry ${shown(entry)}; it must be ${
    accepted.length === 0 ? 'a version' : listed(accepted.map(shown), 'or')}`,
  sample: { entry: 'podCidrKnown=yes', accepted: ['podCidrKnown=true', 'podCidrKnown=false'] },
});
