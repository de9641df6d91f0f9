import { NOT_APPLICABLE, rule } from './rule';
import { UNMET_REQUIREMENT } from '../findings/catalogue/strategy';
import { backendType } from '../loadbalancer/settings';
import { ReachabilityAnswer } from '../model/answer';
import { BackendType } from '../model/load-balancer';
import { Cni } from '../model/platform';

export const requirements = rule({
  finds: UNMET_REQUIREMENT,
  reads: ['strategy', 'service', 'platform'],
  check: ({ strategy, service, platform }) => {
    // Backend type eni on a Flannel cluster is reported as ASMG0202, for manifests too.
    const isReported = backendType(service.annotations) === BackendType.ENI && platform.cni === Cni.FLANNEL;
    if (strategy === undefined || isReported) {
      return NOT_APPLICABLE;
    }
    return strategy.binding.requirements
      .filter(({ met }) => met === ReachabilityAnswer.NO)
      .map(({ description }) => ({ values: { strategy: strategy.name, requirement: description } }));
  },
});
