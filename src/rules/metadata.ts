import { rule } from './contract';
import type { MetadataFact } from './facts';
import { metadataAt } from './manifest';
import { BAD_METADATA } from '../findings/catalogue/resource';
import { type Finding, shown } from '../findings/finding';

/** The part of a key after the slash, and a label's value. Of annotations Kubernetes compares the keys in small letters. */
const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** The part of a key before the slash: a DNS subdomain. */
const PREFIX = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

interface Problem {
  readonly problem: string;
  readonly fix: string;
}

export const metadata = rule({ finds: BAD_METADATA, reads: ['metadata'], check: (facts) => facts.metadata.flatMap(violations) });

/** What is wrong with the labels and annotations of anything else than a gateway. */
export function metadataFindings({ labels, annotations }: { readonly labels?: object; readonly annotations?: object }): Finding[] {
  return [...metadataAt('label', 'labels', labels), ...metadataAt('annotation', 'annotations', annotations)]
    .flatMap(violations).map(({ values, path }) => BAD_METADATA.finding(values, { path }));
}

/** Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
function violations(fact: MetadataFact) {
  const problem = keyProblem(fact.kind === 'annotation' ? fact.key.toLowerCase() : fact.key) ?? valueProblem(fact);
  return problem === undefined ? [] : [{ path: `${fact.path}[${shown(fact.key)}]`, values: { kind: fact.kind, key: fact.key, ...problem } }];
}

function keyProblem(key: string): Problem | undefined {
  const slash = key.indexOf('/');
  const prefixFits = slash < 0 || (slash <= 253 && PREFIX.test(key.slice(0, slash)));
  const name = key.slice(slash + 1);
  return prefixFits && name.length <= 63 && NAME.test(name) ? undefined : {
    problem: 'has a key that Kubernetes refuses',
    fix: 'Use up to 63 letters, digits, "-", "_" and ".", begun and ended by a letter or a digit, behind an optional DNS prefix and a slash.',
  };
}

function valueProblem({ kind, value }: MetadataFact): Problem | undefined {
  if (typeof value !== 'string') {
    return { problem: `has the value ${shown(value)}, which is not a string`, fix: 'Put it in quotation marks.' };
  }
  if (kind === 'annotation' || value === '' || (value.length <= 63 && NAME.test(value))) {
    return undefined;
  }
  return {
    problem: `has the value ${shown(value)}`,
    fix: 'Use up to 63 letters, digits, "-", "_" and ".", begun and ended by a letter or a digit; an annotation takes any text.',
  };
}
