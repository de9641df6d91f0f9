import { NOT_APPLICABLE, rule, Undecided, type VerdictOn } from './rule';
import { ENI_ON_FLANNEL } from '../findings/catalogue/strategy';
import { BACKEND_TYPE_ANNOTATION, backendType } from '../loadbalancer/settings';
import { BackendType } from '../model/load-balancer';
import { Cni } from '../model/platform';

/** Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud (`vgroups.go`, from v2.8.1 on an event of type Normal at most). */
export const eniOnFlannel = rule({
  finds: ENI_ON_FLANNEL,
  reads: ['service', 'platform', 'strategy'],
  check: ({ service, platform, strategy }): VerdictOn<typeof ENI_ON_FLANNEL> => {
    if (backendType(service.annotations) !== BackendType.ENI) {
      return NOT_APPLICABLE;
    }
    if (platform.cni === undefined) {
      return new Undecided('cni');
    }
    return platform.cni === Cni.FLANNEL ? [{
      field: ['spec', 'serviceAnnotations', BACKEND_TYPE_ANNOTATION],
      values: strategy === undefined ? { case: 'byAnnotation' } : { case: 'byStrategy', strategy: strategy.name },
    }] : [];
  },
});
