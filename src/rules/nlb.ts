import { NOT_APPLICABLE, rule } from './contract';
import { isNlb, setting } from './service';
import { BAD_NLB } from '../findings/catalogue/strategy';
import { shown } from '../findings/finding';
import { Answer } from '../model/answer';
import { isAtLeast } from '../model/version';

/** Source: https://www.alibabacloud.com/help/en/asm/sidecar/use-network-based-load-balancing-nlb-in-the-asm-ingress-gateway */
const OLDEST = { kubernetes: '1.24', cloudController: '2.5.0' } as const;

export const nlb = rule({
  finds: BAD_NLB,
  reads: ['service', 'platform', 'pathOf'],
  check: ({ service, platform, pathOf }) => {
    if (!isNlb(service)) {
      return NOT_APPLICABLE;
    }
    const zones = (setting(service, 'zone-maps') ?? '').split(',').filter((zone) => zone.trim() !== '').length;
    // An NLB that exists already, named by its id, has its zones.
    const zonesMissing = zones < 2 && setting(service, 'id') === undefined;
    return [
      ...zonesMissing ? [{ path: pathOf('serviceAnnotations'), values: { problem: `zone-maps names ${zones} zones` } }] : [],
      ...isAtLeast(platform.kubernetesVersion, OLDEST.kubernetes) === Answer.NO ? [{
        path: pathOf('loadBalancerClass'), values: { problem: `the declared Kubernetes version is ${shown(platform.kubernetesVersion)}` },
      }] : [],
      ...isAtLeast(platform.ccmVersion, OLDEST.cloudController) === Answer.NO ? [{
        path: pathOf('loadBalancerClass'), values: { problem: `the declared cloud controller version is ${shown(platform.ccmVersion)}` },
      }] : [],
    ];
  },
});
