import { listed, shown } from '../../text';
import { defineCases, withValues } from '../definition';
import { type FieldPath, pathText } from '../field-path';
import { FindingLevel } from '../finding';

/** The place of a value in the file. */
interface At {
  readonly at: FieldPath;
}

export const BAD_CONFIG = defineCases({
  code: 'ASMG0305',
  level: FindingLevel.ERROR,
  title: 'Invalid configuration file',
  why: 'a setting that is not understood has no effect, so lint may judge another cluster than yours',
  fix: 'Correct the setting, or remove it.',
}, {
  unknownKey: withValues<{
    readonly key: string; readonly near: readonly string[]; readonly known: readonly string[];
  }>({
    message: ({ key }) => `the key ${shown(key)} is unknown`,
    fix: ({ near: [nearestKey], known }) => (
      nearestKey === undefined ? `Use ${listed(known.map(shown), 'or')}.` : `Use ${shown(nearestKey)}.`
    ),
    sample: { key: 'platfrom', near: ['platform'], known: ['platform', 'paths'] },
  }),
  value: withValues<At & { readonly value: unknown; readonly accepted: readonly string[] }>({
    message: ({ at, value }) => `${shown(pathText(at))} has the invalid value ${shown(value)}`,
    fix: ({ accepted }) => `Use ${listed(accepted, 'or')}.`,
    sample: { at: ['failOn'], value: 'errors', accepted: ['error', 'warning', 'never'] },
  }),
  missing: withValues<At & { readonly key: string }>({
    message: ({ key, at }) => `${shown(pathText(at))} lacks the key ${shown(key)}`,
    fix: 'Add the key.',
    sample: { key: 'reason', at: ['acknowledge', 0] },
  }),
  notMap: withValues<object>({
    message: () => 'the file is not a single map in YAML',
    fix: 'Write the settings as one map, for example "failOn: warning".',
    sample: {},
  }),
});

/** A code in an acknowledgement. */
interface Acknowledged {
  readonly acknowledged: string;
}

export const STALE_ACKNOWLEDGEMENT = defineCases({
  code: 'ASMG0306',
  level: FindingLevel.WARNING,
  title: 'Acknowledgement without effect',
  why: 'the acknowledgement would silently hide the warning if it comes back for another reason',
  fix: 'Remove the acknowledgement.',
}, {
  nothing: withValues<Acknowledged>({
    message: ({ acknowledged }) => `${shown(acknowledged)} is acknowledged, but lint does not find it`,
    sample: { acknowledged: 'ASMG0301' },
  }),
  onlyErrors: withValues<Acknowledged>({
    message: ({ acknowledged }) => `${shown(acknowledged)} is acknowledged, but it is an error here`,
    why: 'only warnings can be acknowledged, and an error stays an error',
    fix: 'Fix the error, and remove the acknowledgement.',
    sample: { acknowledged: 'ASMG0204' },
  }),
});
