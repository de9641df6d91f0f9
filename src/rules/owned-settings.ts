import { NOT_APPLICABLE, rule } from './contract';
import { OWNED_BY_STRATEGY } from '../findings/catalogue/strategy';
import { OWNED_ANNOTATIONS } from '../strategy/contract';

export const ownedSettings = rule({
  finds: OWNED_BY_STRATEGY,
  reads: ['strategy', 'beside', 'pathOf'],
  check: ({ strategy, beside, pathOf }) => {
    if (strategy === undefined) {
      return NOT_APPLICABLE;
    }
    const { externalTrafficPolicy, serviceAnnotations } = strategy.binding;
    const policy = {
      path: pathOf('externalTrafficPolicy'), setting: 'externalTrafficPolicy', value: beside.externalTrafficPolicy, owned: externalTrafficPolicy as string,
    };
    const annotations = Object.entries(beside.annotations)
      .filter(([key]) => OWNED_ANNOTATIONS.includes(key) || key in serviceAnnotations)
      .map(([key, value]) => ({
        path: `${pathOf('serviceAnnotations')}["${key}"]`, setting: `annotation ${key}`, value, owned: serviceAnnotations[key] as string | undefined,
      }));
    return [policy, ...annotations]
      .filter(({ value, owned }) => value !== undefined && value !== owned)
      .map(({ path, setting, value, owned }) => ({ path, values: { strategy: strategy.name, setting, value, owned } }));
  },
});
