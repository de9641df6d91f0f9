import { NOT_APPLICABLE, rule, UNKNOWN } from './contract';
import { backendType, isNlb, setting } from './service';
import { WEIGHTS_IGNORED } from '../findings/catalogue/strategy';
import { BackendType } from '../model/load-balancer';
import { Cni } from '../model/platform';

/** Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances */
export const weightsIgnored = rule({
  finds: WEIGHTS_IGNORED,
  reads: ['service', 'platform', 'pathOf'],
  check: ({ service, platform, pathOf }) => {
    if (service.type !== 'LoadBalancer' || service.externalTrafficPolicy !== 'Local' || backendType(service) === BackendType.ENI) {
      return NOT_APPLICABLE;
    }
    // Without the annotation only Flannel is certain to have nodes behind the load balancer.
    if (backendType(service) === BackendType.UNKNOWN && platform.cni !== Cni.FLANNEL) {
      return UNKNOWN;
    }
    const scheduler = setting(service, 'scheduler');
    const ignores = scheduler === 'rr' || (scheduler === undefined && !isNlb(service));
    return ignores ? [{ path: pathOf('serviceAnnotations'), values: { scheduler } }] : [];
  },
});
