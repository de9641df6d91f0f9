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
    const settings = [
      { path: 'spec.externalTrafficPolicy', setting: 'externalTrafficPolicy', value: service.externalTrafficPolicy, owned: externalTrafficPolicy },
      ...[...new Set([...OWNED_ANNOTATIONS, ...Object.keys(serviceAnnotations)])].map((key) => ({
        path: `spec.serviceAnnotations["${key}"]`,
        setting: `annotation ${key}`,
        value: service.annotations[key],
        owned: serviceAnnotations[key],
      })),
    ];
    return settings
      .filter(({ value, owned }) => value !== undefined && value !== owned)
      .map(({ path, setting, value, owned }) => ({ path, values: { strategy: strategy.name, setting, value, owned } }));
  },
});
