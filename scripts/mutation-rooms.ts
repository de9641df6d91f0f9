/** A room, or a part of one, whose tests are measured by mutation testing. */
export interface MutatedRoom {
  /** What `npm run mutation` calls it. */
  readonly name: string;

  /** What docs/mutation.md calls it. */
  readonly about: string;

  /** The files that are mutated, as patterns. */
  readonly files: readonly string[];

  /** The files with the fast tests of the room, as patterns that start at the root. */
  readonly tests: readonly string[];
}

/** All TypeScript of a room except what is generated. */
const written = (room: string) => [`src/${room}/**/*.ts`, `!src/${room}/**/*.generated.ts`];

/** The files of `src/rules` that judge a whole manifest. The others hold one rule each, or what rules share. */
const JUDGES = ['gather', 'judge', 'one-mistake', 'schema'].map((file) => `src/rules/${file}.ts`);

/** The files of `src/kubernetes` that say what the API server accepts. Those that read YAML are not measured. */
const GRAMMAR = ['metadata', 'names', 'pod-grammar', 'cron', 'quantity'];

/** Everything that is measured. The order is the order of docs/mutation.md. */
export const MUTATED_ROOMS: readonly MutatedRoom[] = [
  { name: 'strategy', about: '`src/strategy`', files: written('strategy'), tests: ['test/strategy/*.test.ts'] },
  {
    name: 'rules',
    about: '`src/rules`: the rules',
    files: [...written('rules'), ...JUDGES.map((file) => `!${file}`)],
    tests: ['cases', 'registry', 'service'].map((file) => `test/rules/${file}.test.ts`),
  },
  {
    name: 'rules-manifest',
    about: '`src/rules`: judging a manifest',
    files: JUDGES,
    tests: ['judge', 'schema'].map((file) => `test/rules/${file}.test.ts`),
  },
  { name: 'model', about: '`src/model`', files: written('model'), tests: ['test/model/*.test.ts'] },
  {
    name: 'lint-source',
    about: '`src/lint`: places in files',
    files: ['code-frame', 'file-source'].map((file) => `src/lint/${file}.ts`),
    tests: ['code-frame', 'file-source'].map((file) => `test/lint/${file}.test.ts`),
  },
  {
    name: 'lint-reports',
    about: '`src/lint`: the reports',
    files: ['lint-json', 'lint-sarif', 'lint-text', 'result'].map((file) => `src/lint/${file}.ts`),
    tests: ['lint-sarif', 'lint-text'].map((file) => `test/lint/${file}.test.ts`),
  },
  // test/lint/hostile.test.ts tries hundreds of inputs, too many for each mutant.
  {
    name: 'lint',
    about: '`src/lint`: files to findings',
    files: ['gateways', 'lint', 'overrides', 'validation-plugin'].map((file) => `src/lint/${file}.ts`),
    tests: ['files', 'gateways', 'lint', 'overrides', 'validation-plugin'].map((file) => `test/lint/${file}.test.ts`),
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
    files: GRAMMAR.map((file) => `src/kubernetes/${file}.ts`),
    tests: GRAMMAR.map((file) => `test/kubernetes/${file}.test.ts`),
  },
];
