import { shown } from '../../text';
import { define } from '../definition';
import { FindingLevel } from '../finding';

export const BAD_NAME = define<{ readonly name: string; readonly problem: string }>({
  code: 'ASMG0101',
  level: FindingLevel.ERROR,
  title: 'The name cannot become the name of a Service',
  message: ({ name, problem }) => `name ${shown(name)} ${problem}`,
  why: 'ASM makes a Service and a Deployment called istio-<name>, and Kubernetes takes only DNS labels of at most 63 characters for a Service',
  fix: 'Use at most 57 lower-case letters, digits and hyphens that begin and end with a letter or a digit.',
});

export const BAD_NAMESPACE = define<{ readonly namespace: string | undefined }>({
  code: 'ASMG0102',
  level: FindingLevel.ERROR,
  title: 'A gateway outside istio-system does not start',
  message: ({ namespace }) => (namespace === undefined ? 'no namespace is written' : `namespace is ${shown(namespace)}`),
  why: 'outside istio-system the gateway cannot get its configuration and does not start (from Istio 1.6 on)',
  fix: 'Put the IstioGateway into the namespace istio-system.',
});

export const BAD_PORTS = define<{ readonly problem: string; readonly fix: string }>({
  code: 'ASMG0103',
  level: FindingLevel.ERROR,
  title: 'The ports cannot become ports of a Service',
  message: ({ problem }) => problem,
  why: 'Kubernetes refuses the Service that ASM makes from these ports',
  fix: 'Give each port a name and a number of its own, numbers from 1 to 65535.',
  fixFor: ({ fix }) => fix,
});

export const BAD_REPLICAS = define<{ readonly problem: string }>({
  code: 'ASMG0104',
  level: FindingLevel.ERROR,
  title: 'The numbers of replicas contradict each other',
  message: ({ problem }) => problem,
  why: 'Kubernetes refuses the Deployment or the autoscaler that ASM makes from them',
  fix: 'Use whole numbers from 0 on, with minReplicas not above maxReplicas.',
});

export const BAD_METADATA = define<{ readonly kind: 'label' | 'annotation'; readonly key: string; readonly problem: string; readonly fix: string }>({
  code: 'ASMG0105',
  level: FindingLevel.ERROR,
  title: 'Kubernetes refuses a label or an annotation',
  message: ({ kind, key, problem }) => `${kind} ${shown(key)} ${problem}`,
  why: 'the API server refuses the object that carries it',
  fix: 'Quote values that look like numbers or booleans, and keep to the characters that Kubernetes takes.',
  fixFor: ({ fix }) => fix,
});

export const RESERVED_POD_LABEL = define<{ readonly key: string; readonly value: unknown }>({
  code: 'ASMG0106',
  level: FindingLevel.ERROR,
  title: 'Pod labels redefine the labels that select the gateway',
  message: ({ key, value }) => `podLabels sets ${shown(key)} to ${shown(value)}`,
  why: 'ASM selects the gateway\'s pods by the labels app and istio, so that the Service would lose its pods',
  fix: 'Remove the label, or give it another key.',
});

export const DUPLICATE_GATEWAY = define<{ readonly object: string; readonly other: string }>({
  code: 'ASMG0107',
  level: FindingLevel.ERROR,
  title: 'Two gateways have one name',
  message: ({ object, other }) => `gateway ${object} is declared twice, the other time by ${other}`,
  why: 'both describe one object, so that the one applied last silently wins',
  fix: 'Give one of them another name.',
});

export const BAD_ACKNOWLEDGEMENT = define<{ readonly code: string; readonly problem: string }>({
  code: 'ASMG0108',
  level: FindingLevel.ERROR,
  title: 'An acknowledgement that cannot be',
  message: ({ code, problem }) => `the acknowledgement of ${shown(code)} ${problem}`,
  why: 'an acknowledgement tells a later reader why a warning does not matter here, and an error always matters',
  fix: 'Acknowledge warnings only, by their code, and give the reason in words.',
});

export const BAD_FIELD = define<{ readonly problem: string; readonly why: string; readonly fix: string }>({
  code: 'ASMG0109',
  level: FindingLevel.ERROR,
  title: 'A field that the resource does not have, or a value of another type',
  message: ({ problem }) => problem,
  why: 'a field that the resource does not have is dropped without a word, and a value of another type is refused',
  whyFor: ({ why }) => why,
  fix: 'Correct the spelling or the value. What ASM added lately may be missing from the schema of this version.',
  fixFor: ({ fix }) => fix,
});

export const UNREADABLE = define<{ readonly problem: string; readonly fix: string }>({
  code: 'ASMG0110',
  level: FindingLevel.ERROR,
  title: 'A file that cannot be read as YAML',
  message: ({ problem }) => problem,
  why: 'what cannot be read cannot be judged, and a gateway in it would go unnoticed',
  fix: 'Correct the YAML at the place that is named, or leave the file out if it is not a manifest.',
  fixFor: ({ fix }) => fix,
});
