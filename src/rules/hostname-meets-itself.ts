import { NOT_APPLICABLE, rule } from './contract';
import { backendType, isNlb, setting, settingPath, tcpListeners } from './service';
import { HOSTNAME_MEETS_ITSELF } from '../findings/catalogue/strategy';
import { BackendType } from '../model/load-balancer';

/** Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/considerations-for-configuring-a-loadbalancer-type-service-1 */
export const hostnameMeetsItself = rule({
  finds: HOSTNAME_MEETS_ITSELF,
  reads: ['service', 'ports', 'pathOf'],
  check: ({ service, ports, pathOf }) => {
    const isPrivateClb = !isNlb(service) && setting(service, 'address-type') === 'intranet';
    if (setting(service, 'hostname') === undefined || !isPrivateClb || backendType(service) === BackendType.ENI) {
      return NOT_APPLICABLE;
    }
    const tcp = tcpListeners(service, ports).map(String);
    return tcp.length === 0 ? [] : [{ path: settingPath(service, 'hostname', pathOf), values: { ports: tcp } }];
  },
});
