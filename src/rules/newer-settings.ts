import { NOT_APPLICABLE, rule } from './rule';
import { requestedBalancer } from './service';
import { NEWER_SETTING } from '../findings/catalogue/setting-relations';
import { readingOf } from '../loadbalancer/annotations';
import { settingsIn } from '../loadbalancer/settings';
import { ReachabilityAnswer } from '../model/answer';
import { isControllerAtLeast } from '../model/version';

/** The first controller of NLBs. An older one is reported as ASMG0210. */
const OLDEST_NLB = '2.5.0';

/** Settings of the strategy are reported as ASMG0213. Without a declared version nothing is known. */
export const newerSettings = rule({
  finds: NEWER_SETTING,
  reads: ['service', 'platform', 'strategy'],
  check: ({ service, platform: { ccmVersion }, strategy }) => {
    const kind = requestedBalancer(service);
    const isOlder = (since: string) => isControllerAtLeast(ccmVersion, since) === ReachabilityAnswer.NO;
    if (kind === undefined || ccmVersion === undefined || (kind === 'nlb' && isOlder(OLDEST_NLB))) {
      return NOT_APPLICABLE;
    }
    const own = strategy?.binding.serviceAnnotations ?? {};
    return settingsIn(service.annotations)
      .filter(({ key }) => !Object.hasOwn(own, key))
      .flatMap(({ name, key }) => {
        const since = readingOf(name, kind)?.since;
        return since !== undefined && isOlder(since)
          ? [{
            field: ['spec', 'serviceAnnotations', key],
            values: { case: 'older' as const, annotation: key, since, version: ccmVersion },
          }]
          : [];
      });
  },
});
