/** A part of the sources whose tests are measured by mutation testing. */
export interface MutatedRoom {
  /** The name of the room below `src/`. */
  readonly name: string;

  /** The files that are mutated, as patterns. */
  readonly files: readonly string[];

  /** The files with the fast tests of the room, as patterns that start at the root. */
  readonly tests: readonly string[];
}

/** All TypeScript of a room except what is generated. */
const written = (room: string) => [`src/${room}/**/*.ts`, `!src/${room}/**/*.generated.ts`];

/** Where `src/kubernetes` says which names, labels and quantities the API server accepts. Its reader of YAML is not measured. */
const GRAMMAR = ['metadata', 'names', 'pod-grammar', 'cron', 'quantity'].map((file) => `src/kubernetes/${file}.ts`);

/** Every room that is measured. The order is the order of docs/mutation.md. */
export const MUTATED_ROOMS: readonly MutatedRoom[] = [
  { name: 'strategy', files: written('strategy'), tests: ['test/strategy/*.test.ts'] },
  { name: 'rules', files: written('rules'), tests: ['test/rules/*.test.ts'] },
  { name: 'model', files: written('model'), tests: ['test/model/*.test.ts'] },
  { name: 'lint', files: written('lint'), tests: ['test/lint/*.test.ts'] },
  { name: 'probe', files: written('probe'), tests: ['test/probe/*.test.ts', 'test/runner/reports.test.ts', 'test/verify/targets.test.ts'] },
  { name: 'kubernetes', files: GRAMMAR, tests: ['cron', 'metadata', 'names', 'pod-grammar', 'quantity'].map((file) => `test/kubernetes/${file}.test.ts`) },
];
