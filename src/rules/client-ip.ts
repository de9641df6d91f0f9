import { NOT_APPLICABLE, rule, UNKNOWN } from './contract';
import { LOSES_CLIENT_IP } from '../findings/catalogue/strategy';
import { Answer } from '../model/answer';

export const clientIp = rule({
  finds: LOSES_CLIENT_IP,
  reads: ['preserveClientIp', 'strategy', 'platform'],
  check: ({ preserveClientIp, strategy, platform }) => {
    if (preserveClientIp !== true || strategy === undefined) {
      return NOT_APPLICABLE;
    }
    const { keepsClientIp } = strategy.binding;
    if (keepsClientIp === Answer.UNKNOWN) {
      return UNKNOWN;
    }
    return keepsClientIp === Answer.YES ? [] : [{
      values: { strategy: strategy.name, platform: platform.cni === undefined ? 'a platform that is not declared' : `the declared platform (${platform.cni})` },
    }];
  },
});
