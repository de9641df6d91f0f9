import { NOT_APPLICABLE, rule, type Violation } from './rule';
import { requestedBalancer } from './service';
import { NEWER_SETTING } from '../findings/catalogue/setting-relations';
import type { ValuesOf } from '../findings/definition';
import type { NewerForm } from '../loadbalancer/annotation';
import { readingOf, type Setting } from '../loadbalancer/annotations';
import { type Annotations, setting, settingsIn } from '../loadbalancer/settings';
import { ReachabilityAnswer } from '../model/answer';
import { isControllerAtLeast } from '../model/version';

/** The first controller of NLBs. An older one is reported as ASMG0210. */
const OLDEST_NLB = '2.5.0';

/** Settings of the strategy are reported as ASMG0213. Without a declared version nothing is known. */
export const newerSettings = rule({
  finds: NEWER_SETTING,
  reads: ['service', 'platform', 'strategy'],
  isAboutAnnotations: true,
  check: ({ service: { annotations, ...service }, platform: { ccmVersion: version }, strategy }) => {
    const kind = requestedBalancer(service);
    const isOlder = (since: string) => isControllerAtLeast(version, since) === ReachabilityAnswer.NO;
    if (kind === undefined || version === undefined || (kind === 'nlb' && isOlder(OLDEST_NLB))) {
      return NOT_APPLICABLE;
    }
    const own = strategy?.binding.serviceAnnotations ?? {};
    return settingsIn(annotations)
      .filter(({ key }) => !Object.hasOwn(own, key))
      .flatMap(({ name, key, value }) => {
        const { since, newer = [] } = readingOf(name, kind) ?? {};
        const problems: ValuesOf<typeof NEWER_SETTING>[] = since !== undefined && isOlder(since)
          ? [{ case: 'older', annotation: key, since, version }]
          : newer.filter((form) => isOlder(form.since) && isUsed(form, value, annotations))
            .map((form) => ({ case: 'form', annotation: key, use: form.use, since: form.since, version }));
        return problems.map((values): Violation<ValuesOf<typeof NEWER_SETTING>> => (
          { field: ['spec', 'serviceAnnotations', key], values }
        ));
      });
  },
});

function isUsed({ matches, nextTo }: NewerForm, value: string, annotations: Annotations): boolean {
  return matches.test(value) && (nextTo === undefined || setting(annotations, nextTo as Setting) !== undefined);
}
