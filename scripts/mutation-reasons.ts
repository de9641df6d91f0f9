import type { Reason } from './mutation-reason';
import { LINT_REASONS } from './mutation-reasons-lint';
import { MODEL_REASONS } from './mutation-reasons-model';
import { EDIT_REASONS } from './mutation-reasons-rules';

/** The reasons for survivors that were examined. A test rejects a reason without a survivor. */
export const REASONS: readonly Reason[] = [
  ...MODEL_REASONS,
  ...LINT_REASONS,
  ...EDIT_REASONS,
  {
    file: 'src/strategy/traffic-strategy.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: no strategy has the one name or the other, and a strategy without a value ignores the text',
  },
  {
    file: 'src/rules/replicas.ts',
    original: 'typeof least === \'number\' && typeof most === \'number\'',
    replacement: 'true',
    reason: 'equal: what is no count is reported before, and a comparison with an absent number is false; the compiler needs the check',
  },
  {
    file: 'src/rules/replicas.ts',
    original: 'typeof least === \'number\' && typeof most === \'number\'',
    replacement: 'typeof least === \'number\' || typeof most === \'number\'',
    reason: 'equal: what is no count is reported before, and a comparison with an absent number is false; the compiler needs the check',
  },
  {
    file: 'src/rules/replicas.ts',
    original: 'typeof least === \'number\'',
    replacement: 'true',
    reason: 'equal: what is no count is reported before, and a comparison with an absent number is false; the compiler needs the check',
  },
  {
    file: 'src/rules/replicas.ts',
    original: 'typeof most === \'number\'',
    replacement: 'true',
    reason: 'equal: what is no count is reported before, and a comparison with an absent number is false; the compiler needs the check',
  },
  {
    file: 'src/rules/ports.ts',
    original: 'typeof protocol === \'string\'',
    replacement: 'true',
    reason: 'equal: a value that is no text is not in the list either; the compiler needs the check',
  },
  {
    file: 'src/rules/hosts-stranded.ts',
    original: '{ conditionally: false }',
    replacement: '{}',
    reason: 'equal: an absent value counts as false; the compiler rejects it',
  },
  {
    file: 'src/rules/gather.ts',
    original: 'name !== undefined',
    replacement: 'true',
    reason: 'equal: no rule reports the spec itself; the compiler needs the check',
  },
  {
    file: 'src/rules/schema.ts',
    original: 'values.types.some((type) => CONTAINERS.includes(type))',
    replacement: 'values.types.every(type => CONTAINERS.includes(type))',
    reason: 'equal: a field that may be a map or a list may be nothing else in the schema',
  },
  {
    file: 'src/rules/schema.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: the validator always gives a message; the compiler needs the default',
  },
  {
    file: 'src/probe/arguments.ts',
    original: 'at < 0',
    replacement: 'at <= 0',
    reason: 'equal: an argument without a name is ignored, whatever it is called',
  },
  {
    file: 'src/probe/result.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: a split text always has a first line; the compiler needs the default',
  },
  {
    file: 'src/kubernetes/cron.ts',
    original: '1 + index',
    replacement: '1 - index',
    reason: 'equal: the 28 years before have the same days, in the other direction',
  },
  {
    file: 'src/kubernetes/cron.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: a name has a capital letter, and names are looked up in lower case',
  },
  {
    file: 'src/kubernetes/cron.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: a split text has as many parts as are read; the compiler needs the default',
  },
  {
    file: 'src/kubernetes/metadata.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: only whether there is a problem counts, and the key is a part of its message',
  },
  {
    file: 'src/kubernetes/names.ts',
    original: "typeof text === 'string'",
    replacement: 'true',
    reason: 'equal: the next check rejects what is no text; the compiler needs this one',
  },
  {
    file: 'src/kubernetes/quantity.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: the first element of a match is not read',
  },
];
