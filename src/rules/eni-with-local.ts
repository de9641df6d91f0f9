import { NOT_APPLICABLE, rule } from './rule';
import { isEniWithLocal } from './service';
import { ENI_WITH_LOCAL } from '../findings/catalogue/strategy';
import { backendType } from '../loadbalancer/settings';
import { BackendType } from '../model/load-balancer';

/** Source: https://www.alibabacloud.com/help/en/asm/support/how-to-do-if-the-kubernetes-cluster-pods-cannot-access-clb-address-in-ingress-gateway */
export const eniWithLocal = rule({
  finds: ENI_WITH_LOCAL,
  reads: ['service', 'platform'],
  check: ({ service, platform }) => {
    if (backendType(service.annotations) !== BackendType.ENI) {
      return NOT_APPLICABLE;
    }
    return isEniWithLocal(service, platform) ? [{ field: ['spec', 'externalTrafficPolicy'], values: {} }] : [];
  },
});
