import { NOT_APPLICABLE, rule } from './rule';
import { OWNED_BY_STRATEGY } from '../findings/catalogue/strategy';
import type { ValuesOf } from '../findings/definition';
import { ReachabilityAnswer } from '../model/answer';
import { OWNED_ANNOTATIONS } from '../strategy/strategy-contract';

type Owned = ValuesOf<typeof OWNED_BY_STRATEGY>;

export const ownedSettings = rule({
  finds: OWNED_BY_STRATEGY,
  reads: ['strategy', 'annotationsNextToStrategy'],
  check: ({ strategy, annotationsNextToStrategy }) => {
    // If the platform rules the strategy out, ASMG0202 or ASMG0213 reports it. Another strategy may set this value.
    if (strategy === undefined || strategy.binding.requirements.some(({ met }) => met === ReachabilityAnswer.NO)) {
      return NOT_APPLICABLE;
    }
    const { serviceAnnotations } = strategy.binding;
    return Object.entries(annotationsNextToStrategy)
      .filter(([key]) => OWNED_ANNOTATIONS.includes(key) || Object.hasOwn(serviceAnnotations, key))
      .filter(([key, value]) => value !== undefined && value !== serviceAnnotations[key])
      .map(([key, value]) => ({
        field: ['spec', 'serviceAnnotations', key],
        values: problemOf(strategy.name, key, value, serviceAnnotations[key]),
      }));
  },
});

function problemOf(strategy: string, annotation: string, value: unknown, owned: string | undefined): Owned {
  const values = { strategy, annotation, value };
  return owned === undefined ? { case: 'leftOut', ...values } : { case: 'other', ...values, owned };
}
