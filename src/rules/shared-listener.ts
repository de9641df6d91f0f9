import { NOT_APPLICABLE, rule } from './rule';
import { SHARED_LISTENER } from '../findings/catalogue/setting-relations';
import { keyOf } from '../loadbalancer/settings';
import { grouped } from '../text';

/** Two gateways with one name are reported as ASMG0107. */
export const sharedListener = rule({
  finds: SHARED_LISTENER,
  reads: ['sharedListeners', 'duplicates', 'service'],
  check: ({ sharedListeners, duplicates, service }) => {
    const field = ['spec', 'serviceAnnotations', keyOf(service.annotations, 'id')];
    return duplicates.length > 0
      ? NOT_APPLICABLE
      : [...grouped(sharedListeners, ({ other }) => other)].map(([other, shared]) => ({
        field,
        values: { loadBalancer: shared[0]?.loadBalancer, ports: shared.map(({ port }) => port), other },
      }));
  },
});
