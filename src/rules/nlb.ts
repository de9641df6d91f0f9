import { NOT_APPLICABLE, rule } from './rule';
import { BAD_NLB } from '../findings/catalogue/strategy';
import { isNlb, setting } from '../loadbalancer/settings';
import { Answer } from '../model/answer';
import { isAtLeast } from '../model/version';
import { shown } from '../text';

/** Source: https://www.alibabacloud.com/help/en/asm/sidecar/use-network-based-load-balancing-nlb-in-the-asm-ingress-gateway */
const OLDEST = { kubernetes: '1.24', cloudController: '2.5.0' } as const;

export const nlb = rule({
  finds: BAD_NLB,
  reads: ['service', 'platform'],
  check: ({ service: { annotations, loadBalancerClass }, platform }) => {
    if (!isNlb(loadBalancerClass)) {
      return NOT_APPLICABLE;
    }
    const zones = (setting(annotations, 'zone-maps') ?? '').split(',').filter((zone) => zone.trim() !== '').length;
    // An NLB that exists already, named by its id, has its zones.
    const zonesMissing = zones < 2 && setting(annotations, 'id') === undefined;
    return [
      ...zonesMissing ? [{ field: ['spec', 'serviceAnnotations'], values: { problem: `zone-maps names ${zones} zones` } }] : [],
      ...isAtLeast(platform.kubernetesVersion, OLDEST.kubernetes) === Answer.NO ? [{
        field: ['spec', 'loadBalancerClass'], values: { problem: `the declared Kubernetes version is ${shown(platform.kubernetesVersion)}` },
      }] : [],
      ...isAtLeast(platform.ccmVersion, OLDEST.cloudController) === Answer.NO ? [{
        field: ['spec', 'loadBalancerClass'], values: { problem: `the declared cloud controller version is ${shown(platform.ccmVersion)}` },
      }] : [],
    ];
  },
});
