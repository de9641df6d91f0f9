import { NOT_APPLICABLE, rule } from './rule';
import { OWNED_BY_STRATEGY } from '../findings/catalogue/strategy';
import { OWNED_ANNOTATIONS } from '../strategy/strategy-contract';

export const ownedSettings = rule({
  finds: OWNED_BY_STRATEGY,
  reads: ['strategy', 'annotationsNextToStrategy'],
  check: ({ strategy, annotationsNextToStrategy }) => {
    if (strategy === undefined) {
      return NOT_APPLICABLE;
    }
    const { serviceAnnotations } = strategy.binding;
    return Object.entries(annotationsNextToStrategy)
      .filter(([key]) => OWNED_ANNOTATIONS.includes(key) || key in serviceAnnotations)
      .map(([key, value]) => ({ key, value, owned: serviceAnnotations[key] as string | undefined }))
      .filter(({ value, owned }) => value !== undefined && value !== owned)
      .map(({ key, value, owned }) => ({
        field: ['spec', 'serviceAnnotations', key],
        values: { strategy: strategy.name, setting: `annotation ${key}`, value, owned },
      }));
  },
});
