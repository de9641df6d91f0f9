import type { ListenerClaim } from './gateway-facts';
import { NOT_APPLICABLE, rule } from './rule';
import { SHARED_LISTENER } from '../findings/catalogue/setting-relations';
import type { ValuesOf } from '../findings/definition';
import { keyOf } from '../loadbalancer/settings';
import { grouped } from '../text';

/**
 * Two gateways with one name are reported as ASMG0107.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
 */
export const sharedListener = rule({
  finds: SHARED_LISTENER,
  reads: ['sharedListeners', 'clusterListeners', 'duplicates', 'service'],
  check: ({ sharedListeners, clusterListeners, duplicates, service }) => {
    const gateways = duplicates.length > 0 ? [] : [...grouped(sharedListeners, ({ other }) => other)];
    const clusters = [...grouped(clusterListeners, (each) => each.clusters.join(' ')).values()];
    if (gateways.length === 0 && clusters.length === 0 && duplicates.length > 0) {
      return NOT_APPLICABLE;
    }
    const all: ValuesOf<typeof SHARED_LISTENER>[] = [
      ...gateways.map(([other, shared]) => ({ case: 'gateways' as const, ...listenersOf(shared), other })),
      ...clusters.map((shared) => (
        { case: 'clusters' as const, ...listenersOf(shared), clusters: shared[0]?.clusters ?? [] }
      )),
    ];
    const field = ['spec', 'serviceAnnotations', keyOf(service.annotations, 'id')];
    return all.map((values) => ({ field, values }));
  },
});

function listenersOf(claims: readonly ListenerClaim[]) {
  return { loadBalancer: claims[0]?.loadBalancer, ports: claims.map(({ port }) => port) };
}
