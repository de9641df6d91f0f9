import { NOT_APPLICABLE, rule, Undecided, type VerdictOn } from './rule';
import { WEIGHTS_IGNORED } from '../findings/catalogue/load-balancer';
import { backendType, isNlb, setting } from '../loadbalancer/settings';
import { BackendType } from '../model/load-balancer';
import { Cni } from '../model/platform';

/** Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances */
export const weightsIgnored = rule({
  finds: WEIGHTS_IGNORED,
  reads: ['service', 'platform'],
  check: ({ service, platform }): VerdictOn<typeof WEIGHTS_IGNORED> => {
    const { annotations, loadBalancerClass } = service;
    const isLocalLoadBalancer = service.type === 'LoadBalancer' && service.externalTrafficPolicy === 'Local';
    if (!isLocalLoadBalancer || backendType(annotations) === BackendType.ENI) {
      return NOT_APPLICABLE;
    }
    // Without the annotation only Flannel is certain to have nodes behind the load balancer.
    if (backendType(annotations) === BackendType.UNKNOWN && platform.cni !== Cni.FLANNEL) {
      return platform.cni === undefined ? new Undecided('cni') : new Undecided();
    }
    const scheduler = setting(annotations, 'scheduler');
    const ignores = scheduler === 'rr' || (scheduler === undefined && !isNlb(loadBalancerClass));
    return ignores ? [{
      field: ['spec', 'serviceAnnotations'],
      values: scheduler === undefined ? { case: 'unset' } : { case: 'ignoring', scheduler },
    }] : [];
  },
});
