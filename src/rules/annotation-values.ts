import { NOT_APPLICABLE, rule, type Violation } from './rule';
import { listenerProtocols, requestedBalancer } from './service';
import { valueEdits } from './setting-edits';
import { BAD_ANNOTATION } from '../findings/catalogue/annotations';
import type { ValuesOf } from '../findings/definition';
import { type BalancerKind, type ListenerProtocol, type Reading, WrongValue } from '../loadbalancer/annotation';
import { readingOf } from '../loadbalancer/annotations';
import { settingsIn, type WrittenSetting } from '../loadbalancer/settings';
import { wrongValue, type WrongSetting } from '../loadbalancer/value';
import { nearest } from '../text';

type Problem = ValuesOf<typeof BAD_ANNOTATION>;

/** A setting that this kind of load balancer does not have is reported as ASMG0217. */
export const annotationValues = rule({
  finds: BAD_ANNOTATION,
  reads: ['service', 'ports'],
  isAboutAnnotations: true,
  check: ({ service, ports }) => {
    const kind = requestedBalancer(service);
    if (kind === undefined) {
      return NOT_APPLICABLE;
    }
    const written = settingsIn(service.annotations);
    const protocols = written.length === 0 ? undefined : listenerProtocols(service, ports, kind);
    return written.flatMap((each) => {
      const violation = violationOf(each, kind, protocols);
      return violation === undefined ? [] : [violation];
    });
  },
});

function violationOf(
  written: WrittenSetting, kind: BalancerKind, protocols: readonly ListenerProtocol[] | undefined,
): Violation<Problem> | undefined {
  const { name, key, value } = written;
  const reading = readingOf(name, kind);
  if (reading === undefined || reading.judgedBy !== undefined) {
    return undefined;
  }
  const wrong = wrongValue(reading, value);
  if (wrong === undefined) {
    return undefined;
  }
  const field = ['spec', 'serviceAnnotations', key];
  const fatal = wrong.fatal && !isNeverSent(reading, protocols);
  return {
    field,
    values: inWords(written, kind, reading, { ...wrong, fatal }),
    edits: valueEdits(field, value, wrong.mistake, reading),
  };
}

/** The controller sends such a word only for a listener that has the setting. Without one, ASMG0219 is the mistake. */
function isNeverSent({ values, wrong, listeners }: Reading, protocols: readonly ListenerProtocol[] = []): boolean {
  return values.kind === 'words' && wrong === WrongValue.PASSED_ON && listeners !== undefined && protocols.length > 0
    && !listeners.some((each) => protocols.includes(each));
}

function inWords(
  { key, value }: WrittenSetting, kind: BalancerKind, { values }: Reading, { mistake, fatal, entry }: WrongSetting,
): Problem {
  const found = { annotation: key, value, fatal };
  if (mistake === 'quoted' || mistake === 'blanks' || mistake === 'lineFeed') {
    return { case: mistake, ...found };
  }
  switch (values.kind) {
    case 'words': return { case: 'word', ...found, words: values.words, near: nearest(value, values.words)[0] };
    case 'whole': return { case: 'number', ...found, least: values.least, most: values.most, unit: values.unit };
    case 'list': return { case: 'entry', ...found, kind, entry: entry ?? value, example: values.sample };
    case 'text': return values.form === undefined
      ? { case: 'blanks', ...found }
      : { case: 'form', ...found, form: values.form.name, example: values.sample };
  }
}
