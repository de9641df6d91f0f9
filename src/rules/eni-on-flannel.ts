import { NOT_APPLICABLE, rule, UNKNOWN } from './contract';
import { backendType } from './service';
import { ENI_ON_FLANNEL } from '../findings/catalogue/strategy';
import { BackendType } from '../model/load-balancer';
import { Cni } from '../model/platform';

/** Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud (`vgroups.go`, from v2.8.1 on an event of type Normal at most). */
export const eniOnFlannel = rule({
  finds: ENI_ON_FLANNEL,
  reads: ['service', 'platform', 'strategy', 'pathOf'],
  check: ({ service, platform, strategy, pathOf }) => {
    if (backendType(service) !== BackendType.ENI) {
      return NOT_APPLICABLE;
    }
    if (platform.cni === undefined) {
      return UNKNOWN;
    }
    return platform.cni === Cni.FLANNEL ? [{ path: pathOf('serviceAnnotations'), values: { strategy: strategy?.name } }] : [];
  },
});
