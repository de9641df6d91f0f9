import { NOT_APPLICABLE, rule } from './contract';
import { OWNED_BY_STRATEGY } from '../findings/catalogue/strategy';
import { OWNED_ANNOTATIONS } from '../strategy/contract';

export const ownedSettings = rule({
  finds: OWNED_BY_STRATEGY,
  reads: ['strategy', 'service'],
  check: ({ strategy, service }) => {
    if (strategy === undefined) {
      return NOT_APPLICABLE;
    }
    const { externalTrafficPolicy, serviceAnnotations } = strategy.binding;
    const policy = { path: 'spec.externalTrafficPolicy', setting: 'externalTrafficPolicy', value: service.externalTrafficPolicy, owned: externalTrafficPolicy };
    const annotations = Object.entries(service.annotations)
      .filter(([key]) => OWNED_ANNOTATIONS.includes(key) || key in serviceAnnotations)
      .map(([key, value]) => ({ path: `spec.serviceAnnotations["${key}"]`, setting: `annotation ${key}`, value, owned: serviceAnnotations[key] }));
    return [policy, ...annotations]
      .filter(({ value, owned }) => value !== undefined && value !== owned)
      .map(({ path, setting, value, owned }) => ({ path, values: { strategy: strategy.name, setting, value, owned } }));
  },
});
