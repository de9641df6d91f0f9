import { listed, shown } from '../../text';
import { defineCases, withValues } from '../definition';
import { type FieldPath, pathText } from '../field-path';
import { FindingLevel } from '../finding';

/** A prop that a struct does not have. */
interface Unknown {
  /** The struct, for example `IstioGatewayProps`. */
  readonly owner: string;
  readonly name: string;
}

const isUnknown = ({ owner, name }: Unknown) => `prop ${shown(name)} is unknown in ${owner}`;

export const UNKNOWN_PROP = defineCases({
  code: 'ASMG0111',
  level: FindingLevel.ERROR,
  otherLevel: FindingLevel.WARNING,
  title: 'Unknown prop',
  why: 'an unknown prop has no effect, and the default of the prop that was meant applies instead',
  fix: 'Correct the spelling.',
}, {
  misspelled: withValues<Unknown & { readonly near: string }>({
    message: isUnknown,
    fix: ({ near }) => `Write ${shown(near)}.`,
    sample: { owner: 'IstioGatewayProps', name: 'stratgy', near: 'strategy' },
  }),
  setByStrategy: withValues<Unknown>({
    message: (values) => `${isUnknown(values)}; the strategy sets this field`,
    why: 'the prop has no effect, and the policy of the strategy applies instead',
    fix: 'Set strategy. TrafficStrategy.cluster() sets the policy Cluster, TrafficStrategy.dnsOnly() sets Local.',
    sample: { owner: 'IstioGatewayProps', name: 'externalTrafficPolicy' },
  }),
  unlike: withValues<Unknown>({
    message: isUnknown,
    level: FindingLevel.WARNING,
    why: 'an unknown prop has no effect',
    fix: 'Remove it. For a field of the resource that has no prop, use apiObject.addJsonPatch(...).',
    sample: { owner: 'IstioGatewayProps', name: 'comment' },
  }),
});

/** A prop that must have a value of one type. */
interface Typed {
  readonly at: FieldPath;

  /** The type, for example `string`, `GatewayPort[]` or `Duration`. */
  readonly type: string;

  /** The factories that return a value of this type. */
  readonly factories: readonly string[];
}

/** At most this many factories are listed in a message. */
const MOST_LISTED = 6;

const REFUSED = 'the library cannot render a manifest from it';

export const BAD_PROP = defineCases({
  code: 'ASMG0112',
  level: FindingLevel.ERROR,
  title: 'Prop of the wrong type',
  why: REFUSED,
  fix: 'Set the prop to a value of the right type.',
}, {
  missing: withValues<Typed>({
    message: ({ at, type }) => `${pathText(at)} is missing; it must be ${typeWords(type)}`,
    fix: ({ at, type, factories }) => wayOut(`Set ${pathText(at)} to ${typeWords(type)}`, factories),
    sample: { at: ['gateway'], type: 'IReachableService', factories: ['IstioGateway.fromGatewayName(...)'] },
  }),
  wrongType: withValues<Typed & { readonly value: unknown }>({
    message: ({ at, type, value }) => `${pathText(at)} is ${kindOf(value)}; it must be ${typeWords(type)}`,
    fix: ({ type, value, factories }) => {
      if (type === 'string' && typeof value === 'number') {
        return 'Put the value in quotation marks.';
      }
      if (type === 'number' && typeof value === 'string' && /^\d+$/.test(value)) {
        return `Write ${value} without quotation marks.`;
      }
      return wayOut(`Use ${typeWords(type)}`, factories);
    },
    sample: { at: ['timeout'], type: 'Duration', value: 3, factories: ['Duration.seconds(...)'] },
  }),
  otherValue: withValues<{ readonly at: FieldPath; readonly value: unknown; readonly allowed: readonly string[] }>({
    message: ({ at, value, allowed }) => {
      const found = value === undefined ? 'missing' : kindOf(value);
      return `${pathText(at)} is ${found}; it must be ${listed(allowed.map(shown), 'or')}`;
    },
    fix: ({ allowed }) => `Use ${listed(allowed.map(shown), 'or')}.`,
    sample: { at: ['serviceType'], value: 'loadbalancer', allowed: ['ClusterIP', 'NodePort', 'LoadBalancer'] },
  }),
  noWorkload: withValues<{ readonly value: unknown; readonly method: string }>({
    message: ({ value, method }) => (
      `workload is ${value === undefined ? 'missing' : kindOf(value)}; it must be a construct with the method `
      + `${shown(method)}, for example a Deployment of cdk8s-plus`
    ),
    why: 'the probe has no other way to add its container',
    fix: 'Use a workload of any release of cdk8s-plus. Another object takes containerSpec() and volumeSpecs().',
    sample: { value: 'client', method: 'addInitContainer' },
  }),
});

function wayOut(instruction: string, factories: readonly string[]): string {
  return factories.length === 0
    ? `${instruction}.`
    : `${instruction}, for example ${listed(factories.slice(0, MOST_LISTED), 'or')}.`;
}

/** A value in a message: scalars as they are, and everything else by its kind, since it may be large or cyclic. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (typeof value === 'function') {
    return 'a function';
  }
  if (typeof value !== 'object' || value === null) {
    return shown(value);
  }
  const { name } = (value as { constructor?: { name?: string } }).constructor ?? {};
  return name === undefined || name === 'Object' || !/^\w+$/.test(name) ? 'an object' : withArticle(name);
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'a string', number: 'a number', integer: 'an integer', boolean: 'true or false',
};

/** A type in words, for example `a list of GatewayPort objects`. */
function typeWords(type: string): string {
  if (type.endsWith('[]')) {
    const element = type.slice(0, -2);
    return `a list of ${element in WORDS ? `${element}s` : `${element} objects`}`;
  }
  if (type.startsWith('{')) {
    const value = type.slice(1, -1);
    return `an object whose values are ${value in WORDS ? `${value}s` : `${value} objects`}`;
  }
  return WORDS[type] ?? withArticle(type);
}

function withArticle(name: string): string {
  return `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
}
