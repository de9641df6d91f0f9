import { NOT_APPLICABLE, rule } from './contract';
import { backendType } from './service';
import { ENI_WITH_LOCAL } from '../findings/catalogue/strategy';
import { BackendType } from '../model/load-balancer';

/** Source: https://www.alibabacloud.com/help/en/asm/support/how-to-do-if-the-kubernetes-cluster-pods-cannot-access-clb-address-in-ingress-gateway */
export const eniWithLocal = rule({
  finds: ENI_WITH_LOCAL,
  reads: ['service', 'pathOf'],
  check: ({ service, pathOf }) => {
    if (backendType(service) !== BackendType.ENI) {
      return NOT_APPLICABLE;
    }
    return service.externalTrafficPolicy === 'Local' ? [{ path: pathOf('externalTrafficPolicy'), values: {} }] : [];
  },
});
