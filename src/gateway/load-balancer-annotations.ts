import { Lazy } from 'cdk8s';
import type { InputProblem } from '../input/checks';
import { hasProducer, produced } from '../kubernetes/plain';
import type { BalancerKind } from '../loadbalancer/annotation';
import type { Form } from '../loadbalancer/props';
import { currentKey } from '../loadbalancer/settings';
import { givenProps, misreadParts, writtenValue } from '../loadbalancer/write';

/*
 * The annotations of a `LoadBalancer`.
 */

/** The annotations that the props of a load balancer set. */
export function annotationsOf(kind: BalancerKind, options: object): { [key: string]: string } {
  return Object.fromEntries(givenProps(kind, options).flatMap(({ setting, form, value }) => {
    const text = hasProducer(value) ? lateText(form, value) : writtenValue(form, value);
    return text === undefined ? [] : [[currentKey(setting), text]];
  }));
}

/** A value that cdk8s asks for when it writes the manifest. Nothing is written if there is none then. */
function lateText(form: Form, value: unknown): string {
  return Lazy.any({
    produce: () => {
      const known = produced(value) ?? undefined;
      return known === undefined ? undefined : writtenValue(form, known);
    },
  }) as string;
}

/** The values whose annotation would say something else. */
export function misread(kind: BalancerKind, options: object): InputProblem[] {
  return givenProps(kind, options)
    .filter(({ value }) => !hasProducer(value))
    .flatMap(({ prop, form, value }) => misreadParts(form, value, [prop]))
    .map((problem) => ({ case: 'wrongType', factories: [], ...problem }));
}
