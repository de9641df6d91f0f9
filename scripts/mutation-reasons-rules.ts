import type { Reason } from './mutation-reason';

const IN_FULL = 'only speed: a gateway is judged in full, as if none like it came before';
const ASKED = 'only speed: rules are asked again';
const COMPARED = 'only speed: a key that may mean anything is compared with all others before it has no edit';
const COMPILER = 'equal: an absent value has no valid edit; the compiler needs the check';

/** The reasons for survivors in the edits of `src/rules`, and in what is remembered there. */
export const EDIT_REASONS: readonly Reason[] = [
  {
    file: 'src/rules/judged-alike.ts',
    original: '{ if (last === undefined || !isLike(nameless(manifest), last.manifest) || !isLik…',
    replacement: '{}',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: 'last === undefined || !isLike(nameless(manifest), last.manifest) || !isLike(decl…',
    replacement: 'true',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: "{ ...last.facts, name: textAt(mapAt(manifest, 'metadata'), 'name') ?? '' }",
    replacement: '{}',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: "textAt(mapAt(manifest, 'metadata'), 'name') ?? ''",
    replacement: "textAt(mapAt(manifest, 'metadata'), 'name') && ''",
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: "'metadata'",
    replacement: '""',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: "'name'",
    replacement: '""',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: '{ if (hasValidName(facts)) { last = { manifest: copyOf(nameless(manifest)), decl…',
    replacement: '{}',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: 'hasValidName(facts)',
    replacement: 'false',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: '{ last = { manifest: copyOf(nameless(manifest)), declared: copyOf(declared), fac…',
    replacement: '{}',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: '{ manifest: copyOf(nameless(manifest)), declared: copyOf(declared), facts, judge…',
    replacement: '{}',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: '{ return RULES_ABOUT_NAMES.every(({ check }) => { const verdict = check(facts); …',
    replacement: '{}',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: '{ const verdict = check(facts); return !isList(verdict) || verdict.length === 0;…',
    replacement: '{}',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: '!isList(verdict) || verdict.length === 0',
    replacement: 'false',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: '!isList(verdict) || verdict.length === 0',
    replacement: '!isList(verdict) && verdict.length === 0',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: 'verdict.length === 0',
    replacement: 'false',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: 'verdict.length === 0',
    replacement: 'verdict.length !== 0',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/judged-alike.ts',
    original: '{ return { findings: findings.map((finding) => ({ ...finding, object })), undeci…',
    replacement: '{}',
    reason: IN_FULL,
  },
  {
    file: 'src/rules/override-edits.ts',
    original: 'first === undefined',
    replacement: 'false',
    reason: COMPILER,
  },
  {
    file: 'src/rules/override-edits.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: COMPILER,
  },
  {
    file: 'src/rules/setting-edits.ts',
    original: "values.kind === 'text'",
    replacement: 'false',
    reason: 'equal: a text with a blank inside is invalid, so no edit follows',
  },
  {
    file: 'src/rules/setting-edits.ts',
    original: "'text'",
    replacement: '""',
    reason: 'equal: a text with a blank inside is invalid, so no edit follows',
  },
  {
    file: 'src/rules/setting-edits.ts',
    original: '/(?:\\r?\\n)+$/',
    replacement: '/(?:\\r?\\n)+/',
    reason: 'equal: a text with another line feed is invalid, so no edit follows',
  },
  {
    file: 'src/rules/setting-edits.ts',
    original: 'corrected !== undefined',
    replacement: 'true',
    reason: COMPILER,
  },
  {
    file: 'src/rules/setting-edits.ts',
    original: 'trimmed.length > 1',
    replacement: 'true',
    reason: 'equal: nothing is left of a single quotation mark, which is invalid',
  },
  {
    file: 'src/rules/setting-edits.ts',
    original: 'trimmed.length > 1',
    replacement: 'trimmed.length >= 1',
    reason: 'equal: nothing is left of a single quotation mark, which is invalid',
  },
  {
    file: 'src/rules/setting-edits.ts',
    original: 'key === undefined',
    replacement: 'false',
    reason: COMPARED,
  },
  {
    file: 'src/rules/setting-edits.ts',
    original: '{ return undefined; }',
    replacement: '{}',
    reason: COMPARED,
  },
  {
    file: 'src/rules/setting-edits.ts',
    original: 'kind === undefined',
    replacement: 'false',
    reason: COMPILER,
  },
  {
    file: 'src/rules/setting-edits.ts',
    original: 'setting !== undefined',
    replacement: 'true',
    reason: COMPILER,
  },
  {
    file: 'src/rules/verdicts.ts',
    original: 'READ_FACTS.filter(({ name }) => before === undefined || !isLike(facts[name], bef…',
    replacement: 'READ_FACTS',
    reason: ASKED,
  },
  {
    file: 'src/rules/verdicts.ts',
    original: 'before === undefined || !isLike(facts[name], before.facts[name])',
    replacement: 'true',
    reason: ASKED,
  },
  {
    file: 'src/rules/verdicts.ts',
    original: 'before?.verdicts',
    replacement: 'before.verdicts',
    reason: 'equal: a rule is not asked again only after another gateway',
  },
];
