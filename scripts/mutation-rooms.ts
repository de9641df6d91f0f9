/** A room, or a part of one, whose tests are measured by mutation testing. */
export interface MutatedRoom {
  /** What `npm run mutation` calls it. */
  readonly name: string;

  /** What docs/mutation.md calls it. */
  readonly about: string;

  /** The files that are mutated, as patterns. */
  readonly files: readonly string[];

  /**
   * Whether mutants in code that runs when a file is loaded are not tried. Each of them needs all tests of the room.
   *
   * @default false
   */
  readonly ignoresStatic?: boolean;

  /** The files with the fast tests of the room, as patterns that start at the root. */
  readonly tests: readonly string[];
}

/** All TypeScript of a room except what is generated. */
const written = (room: string) => [`src/${room}/**/*.ts`, `!src/${room}/**/*.generated.ts`];

/** Some files of a room. */
const filesOf = (room: string, names: readonly string[]) => names.map((name) => `src/${room}/${name}.ts`);

/** All other files of the room. */
const withoutFiles = (room: string, names: readonly string[]) => [...written(room), ...filesOf(room, names).map((file) => `!${file}`)];

const testsOf = (room: string, names: readonly string[]) => names.map((name) => `test/${room}/${name}.test.ts`);

/** The files of `src/rules` that judge a whole manifest. */
const JUDGES = ['gather', 'judge', 'one-mistake', 'schema'];

/** What the author said, the edits of findings, and what is remembered. */
const EDITS = ['answers', 'judged-alike', 'override-edits', 'setting-edits', 'verdicts'];

/** The file of `src/rules` that is tested with the acknowledgements of lint. */
const WRITTEN_ACKNOWLEDGEMENTS = 'acknowledgements';

/** The parts of `src/lint`: places in files, settings, fixes, reports and the contents of files. */
const PLACES = ['code-frame', 'file-source'];
const SETTINGS = [
  'acknowledgements', 'config', 'config-check', 'config-file', 'config-schema', 'declarations', 'fail-level',
];
const FIXES = [
  'edited-value', 'fix-trials', 'fixable', 'fixes', 'not-editable', 'replace-file', 'text-edits', 'text-lines', 'unified-diff',
];
const REPORTS = ['lint-github', 'lint-json', 'lint-junit', 'lint-sarif', 'lint-text'];
const CONTENTS = [
  'gateways', 'lint-manifests', 'overrides', 'passed-over', 'result', 'unrendered', 'validation-plugin',
];

/** The files of `src/model` that decide nothing. */
const WORDS = ['changes', 'fact-cells', 'facts', 'json', 'mermaid', 'report', 'table', 'version'];

/** The files of `src/model` about what is declared, and about the path of a request. */
const INPUTS = [
  'cidr', 'clusters', 'load-balancer', 'measured-releases', 'planes', 'planned-changes', 'platform', 'platform-flags', 'platform-text',
  'request-path', 'source-ranges',
];

/** The files of `src/kubernetes` that say what the API server accepts. Those that read YAML are not measured. */
const GRAMMAR = ['metadata', 'names', 'pod-grammar', 'cron', 'quantity'];

/** Everything that is measured. The order is the order of docs/mutation.md. */
export const MUTATED_ROOMS: readonly MutatedRoom[] = [
  { name: 'strategy', about: '`src/strategy`', files: written('strategy'), tests: ['test/strategy/*.test.ts'] },
  {
    name: 'rules',
    about: '`src/rules`: the rules',
    files: withoutFiles('rules', [...JUDGES, ...EDITS, WRITTEN_ACKNOWLEDGEMENTS]),
    tests: testsOf('rules', ['cases', 'registry', 'service']),
  },
  {
    name: 'rules-edits',
    about: '`src/rules`: edits, declared answers and what is remembered',
    files: filesOf('rules', EDITS),
    ignoresStatic: true,
    tests: testsOf('rules', ['answers', 'edits', 'judged-alike', 'override-edits', 'setting-edits', 'verdicts']),
  },
  {
    name: 'rules-manifest',
    about: '`src/rules`: judging a manifest',
    files: filesOf('rules', JUDGES),
    tests: ['judge', 'schema'].map((file) => `test/rules/${file}.test.ts`),
  },
  {
    name: 'model-words',
    about: '`src/model`: facts, versions and the words of an answer',
    files: filesOf('model', WORDS),
    ignoresStatic: true,
    tests: ['changes', 'facts', 'mermaid', 'report', 'text', 'version', 'works'].map((file) => `test/model/${file}.test.ts`),
  },
  {
    name: 'model-inputs',
    about: '`src/model`: what is declared, and the path of a request',
    files: filesOf('model', INPUTS),
    ignoresStatic: true,
    tests: testsOf('model', INPUTS.filter((name) => !['measured-releases', 'platform-flags'].includes(name))),
  },
  // The comparison with the measured cells and the properties take seconds, too long for each mutant of a table.
  {
    name: 'model-decision',
    about: '`src/model`: the tables and the decision',
    files: withoutFiles('model', [...WORDS, ...INPUTS]),
    ignoresStatic: true,
    tests: testsOf('model', ['conclude', 'confidence', 'decide', 'first-fit', 'open-inputs', 'works']),
  },
  {
    name: 'lint-source',
    about: '`src/lint`: places in files',
    files: filesOf('lint', PLACES),
    tests: ['code-frame', 'file-source'].map((file) => `test/lint/${file}.test.ts`),
  },
  {
    name: 'lint-reports',
    about: '`src/lint`: the reports',
    files: filesOf('lint', REPORTS),
    tests: ['lint-github', 'lint-json', 'lint-junit', 'lint-sarif', 'lint-text'].map((file) => `test/lint/${file}.test.ts`),
  },
  {
    name: 'lint-config',
    about: '`src/lint`: the configuration file, declarations and acknowledgements',
    files: [...filesOf('lint', SETTINGS), `src/rules/${WRITTEN_ACKNOWLEDGEMENTS}.ts`],
    ignoresStatic: true,
    tests: ['acknowledgements', 'config', 'config-file', 'declarations', 'fail-level'].map((file) => `test/lint/${file}.test.ts`),
  },
  // The property files take seconds, too long for each mutant.
  {
    name: 'lint-fixes',
    about: '`src/lint`: the fixes',
    files: filesOf('lint', FIXES),
    ignoresStatic: true,
    tests: ['edited-value', 'fixable', 'fixes', 'replace-file', 'text-edits', 'unified-diff'].map((file) => `test/lint/${file}.test.ts`),
  },
  {
    name: 'lint-files',
    about: '`src/lint`: what is in files, and what is not judged',
    files: filesOf('lint', CONTENTS),
    ignoresStatic: true,
    tests: ['gateways', 'overrides', 'passed-over', 'validation-plugin'].map((file) => `test/lint/${file}.test.ts`),
  },
  // test/lint/hostile.test.ts and test/lint/large.test.ts try what is large or many, too much for each mutant.
  {
    name: 'lint',
    about: '`src/lint`: files to findings',
    files: withoutFiles('lint', [...PLACES, ...SETTINGS, ...FIXES, ...REPORTS, ...CONTENTS]),
    ignoresStatic: true,
    tests: ['acknowledgements', 'files', 'lint', 'passed-over', 'services'].map((file) => `test/lint/${file}.test.ts`),
  },
  {
    name: 'probe',
    about: '`src/probe`: the TypeScript',
    files: written('probe'),
    tests: ['arguments', 'protocol'].map((file) => `test/probe/${file}.test.ts`),
  },
  {
    name: 'kubernetes',
    about: '`src/kubernetes`: the grammar of names, labels, pods, schedules and quantities',
    files: filesOf('kubernetes', GRAMMAR),
    tests: GRAMMAR.map((file) => `test/kubernetes/${file}.test.ts`),
  },
];
