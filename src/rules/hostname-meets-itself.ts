import { NOT_APPLICABLE, rule } from './rule';
import { tcpListeners } from './service';
import { HOSTNAME_MEETS_ITSELF } from '../findings/catalogue/load-balancer';
import { backendType, isNlb, keyOf, setting } from '../loadbalancer/settings';
import { BackendType } from '../model/load-balancer';

/** Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/considerations-for-configuring-a-loadbalancer-type-service-1 */
export const hostnameMeetsItself = rule({
  finds: HOSTNAME_MEETS_ITSELF,
  reads: ['service', 'ports'],
  isAboutAnnotations: true,
  check: ({ service, ports }) => {
    const { annotations, loadBalancerClass } = service;
    const isPrivateClb = !isNlb(loadBalancerClass) && setting(annotations, 'address-type') === 'intranet';
    const publishesName = setting(annotations, 'hostname') !== undefined;
    if (!publishesName || !isPrivateClb || backendType(annotations) === BackendType.ENI) {
      return NOT_APPLICABLE;
    }
    const tcp = tcpListeners(service, ports);
    return tcp.length === 0 ? [] : [{
      field: ['spec', 'serviceAnnotations', keyOf(annotations, 'hostname')],
      values: { ports: tcp },
    }];
  },
});
