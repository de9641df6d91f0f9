import type { Reason } from './mutation-reason';

const NEWER = 'found by a test that is newer than the measurement';
const LARGE = 'found by test/lint/large.test.ts, which takes too long for each mutant';

/** The reasons for survivors in `src/lint`. */
export const LINT_REASONS: readonly Reason[] = [
  {
    file: 'src/lint/file-source.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: neither text is a code of the operating system; the compiler needs the default',
  },
  {
    file: 'src/lint/file-source.ts',
    original: 'Math.min(left, size)',
    replacement: 'Math.max(left, size)',
    reason: 'equal: only the number of reads differs',
  },
  {
    file: 'src/lint/file-source.ts',
    original: 'fstatSync(file).size || UNKNOWN_SIZE',
    replacement: 'true',
    reason: 'only speed: a file is read byte by byte',
  },
  {
    file: 'src/lint/file-source.ts',
    original: 'left -= count',
    replacement: 'left += count',
    reason: 'only memory: a file above the limit is rejected either way, but all of it is read first',
  },
  {
    file: 'src/lint/acknowledgements.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: only an entry without a code has no reason, and it is rejected for its form',
  },
  {
    file: 'src/lint/acknowledgements.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: the first element of a match is not read',
  },
  {
    file: 'src/lint/acknowledgements.ts',
    original: '/^([^:\\s]+)\\s*:([^]*)$/',
    replacement: '/^([^:\\s]+)\\s*:([^]*)/',
    reason: 'equal: what may be any text ends where the entry ends',
  },
  {
    file: 'src/lint/config.ts',
    original: '() => START',
    replacement: '() => undefined',
    reason: 'equal: a file without settings has no fields whose place is asked for',
  },
  {
    file: 'src/lint/config.ts',
    original: 'document?.offsetOf',
    replacement: 'document.offsetOf',
    reason: 'equal: an empty file has no field whose place is asked for; the compiler needs the default',
  },
  {
    file: 'src/lint/config.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: an absent field counts as what is around it, every mistake in a setting has a field, and no setting has this name',
  },
  {
    file: 'src/lint/config.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: an acknowledgement without a code or a reason is a mistake, and is left out; the compiler needs the default',
  },
  {
    file: 'src/lint/gateways.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: an absent field counts as what is around it',
  },
  {
    file: 'src/lint/lint.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: what has no code acknowledges nothing',
  },
  {
    file: 'src/lint/lint.ts',
    original: "[UNREADABLE.finding({ case: 'manyOverrides', ...excess }, OVERRIDES)]",
    replacement: '[]',
    reason: LARGE,
  },
  {
    file: 'src/lint/lint.ts',
    original: "{ case: 'manyOverrides', ...excess }",
    replacement: '{}',
    reason: LARGE,
  },
  {
    file: 'src/lint/lint.ts',
    original: "'manyOverrides'",
    replacement: '""',
    reason: LARGE,
  },
  {
    file: 'src/lint/lint.ts',
    original: 'excess === undefined',
    replacement: 'true',
    reason: LARGE,
  },
  {
    file: 'src/lint/fix-trials.ts',
    original: '({ finding }) => finding.file',
    replacement: '() => undefined',
    reason: NEWER,
  },
  {
    file: 'src/lint/fixes.ts',
    original: '[edit.to]',
    replacement: '[]',
    reason: NEWER,
  },
  {
    file: 'src/lint/fixes.ts',
    original: 'edit.kind === \'moveEntry\'',
    replacement: 'false',
    reason: NEWER,
  },
  {
    file: 'src/lint/fixes.ts',
    original: '\'moveEntry\'',
    replacement: '""',
    reason: NEWER,
  },
  {
    file: 'src/lint/lint-manifests.ts',
    original: "'.'",
    replacement: '""',
    reason: 'equal: both texts lead to the working folder',
  },
  {
    file: 'src/lint/unrendered.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: no file that is linted has this name',
  },
  {
    file: 'src/lint/fix-trials.ts',
    original: 'this.count > MOST_TRIALS',
    replacement: 'this.count >= MOST_TRIALS',
    reason: 'only where the limit is: one trial less',
  },
  {
    file: 'src/lint/fix-trials.ts',
    original: 'ordered.at(-1)?.end',
    replacement: 'ordered.at(-1).end',
    reason: 'equal: a file with fixes has replacements; the compiler needs the check',
  },
  {
    file: 'src/lint/fixable.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: a file without text has no fix; the compiler needs the default',
  },
  {
    file: 'src/lint/fixes.ts',
    original: 'last.fixes.length > 0',
    replacement: 'true',
    reason: 'only speed: rounds without a fix follow',
  },
  {
    file: 'src/lint/fixes.ts',
    original: 'last.fixes.length > 0',
    replacement: 'last.fixes.length >= 0',
    reason: 'only speed: rounds without a fix follow',
  },
  {
    file: 'src/lint/fixes.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: what is no finding has no edits',
  },
  {
    file: 'src/lint/unified-diff.ts',
    original: 'at < old.length',
    replacement: 'at <= old.length',
    reason: 'equal: behind the last lines of both texts there is no difference',
  },
  {
    file: 'src/lint/unified-diff.ts',
    original: 'newAt < next.length',
    replacement: 'newAt <= next.length',
    reason: 'equal: behind the last lines of both texts there is no difference',
  },
];
