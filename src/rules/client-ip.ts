import { NOT_APPLICABLE, rule } from './rule';
import { LOSES_CLIENT_IP } from '../findings/catalogue/strategy';
import { Answer } from '../model/answer';

/**
 * On a declared Terway platform the answer to `cluster` is unknown, since it depends on the age of the cluster: that is worth a warning.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/product-overview/cloud-controller-manager (v1.9.3.313)
 */
export const clientIp = rule({
  finds: LOSES_CLIENT_IP,
  reads: ['preserveClientIp', 'strategy', 'platform'],
  check: ({ preserveClientIp, strategy, platform }) => {
    if (preserveClientIp !== true || strategy === undefined) {
      return NOT_APPLICABLE;
    }
    const { keepsClientIp } = strategy.binding;
    return keepsClientIp === Answer.YES ? [] : [{
      values: {
        strategy: strategy.name,
        certain: keepsClientIp === Answer.NO,
        platform: platform.cni === undefined ? 'a platform that is not declared' : `the declared platform (${platform.cni})`,
      },
    }];
  },
});
