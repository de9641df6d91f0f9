import type { Eslint } from 'projen/lib/javascript';
import { GROUND_FILES, LATE_FILES, LAZY_FILE, RENDER_FILE, ROOMS, WRITING_FILES, WRITING_FUNCTIONS } from './rooms';

/** Turns the table of rooms, and the habits that a machine can check, into lint rules. */
export function configureLint(eslint: Eslint): void {
  eslint.addRules({
    '@typescript-eslint/no-explicit-any': ['error'],
    '@typescript-eslint/consistent-type-imports': ['error', { prefer: 'type-imports', disallowTypeAnnotations: false }],
    '@stylistic/max-len': ['error', { code: 150, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
    'import/no-restricted-paths': ['error', { zones: zones() }],
  });
  // The compiler resolves imports, in the tests and examples as well (task `typecheck`).
  eslint.addRules({ 'import/no-unresolved': 'off' });
  // Their code is part of the bundle of the command. The table of rooms says who may load them.
  ['src/cli/**', LAZY_FILE].forEach((pattern) => eslint.allowDevDeps(pattern));
  // To the rules of imports, our own name is a package, as it is for users.
  (eslint.config as ResolverConfig).settings['import/resolver'].typescript.project = './tsconfig.json';
  eslint.addOverride({ files: STRICT_FILES, extends: ['plugin:@typescript-eslint/strict-type-checked'], rules: STRICT_RULES });
  eslint.addOverride({ files: ['src/**/*.ts'], rules: SRC_RULES });
  for (const room of ROOMS) {
    eslint.addOverride({
      files: [`src/${room.name}/**/*.ts`],
      rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: packagePatterns(room) }] },
    });
  }
  eslint.addOverride({ files: [LAZY_FILE, ...LATE_FILES], rules: { '@typescript-eslint/no-require-imports': 'off' } });
  eslint.addOverride({ files: ['src/**/*.ts'], excludedFiles: [...WRITING_FILES], rules: { 'no-restricted-syntax': ['error', ...WRITING] } });
  eslint.addOverride({ files: ['test/**/*.ts'], rules: { 'import/no-restricted-paths': 'off', 'no-bitwise': 'off' } });
  eslint.addOverride({ files: ['test/lab/**/*.ts'], rules: FORM_RULES });
  addTestRules(eslint);
}

/** The part of projen's configuration that says how imports are resolved. */
interface ResolverConfig {
  readonly settings: { readonly 'import/resolver': { readonly typescript: { project: string } } };
}

/** Functions that assert. `fc.assert` is the one of fast-check. */
const ASSERTIONS = ['expect', 'fc.assert'];

/** A test is skipped by `needs` of test/support/needs.ts alone, which gives the reason in its name. */
function addTestRules(eslint: Eslint): void {
  eslint.addPlugins('jest');
  eslint.addOverride({
    files: ['test/**/*.test.ts'],
    rules: {
      'jest/expect-expect': ['error', { assertFunctionNames: ASSERTIONS }],
      'jest/no-disabled-tests': 'error',
      'jest/no-focused-tests': 'error',
      'jest/no-identical-title': 'error',
      'jest/valid-expect': 'error',
    },
  });
}

/** Code that is not a test. */
const STRICT_FILES = ['src/**/*.ts', 'projenrc/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts'];

/** One form for the sources and for the lab. */
const FORM_RULES = {
  '@stylistic/brace-style': ['error', '1tbs'],
  '@stylistic/lines-between-class-members': ['error', 'always', { exceptAfterSingleLine: true }],
  '@stylistic/max-len': ['error', { code: 150, ignoreUrls: true }],
  'curly': ['error', 'all'],
  'import/enforce-node-protocol-usage': ['error', 'never'],
  'max-lines': ['error', 300],
  'max-lines-per-function': ['error', 40],
};

/**
 * typescript-eslint's strict set, with these exceptions: numbers may be printed, arrows may return nothing, and jsii needs classes with
 * static members only.
 */
const STRICT_RULES = {
  ...FORM_RULES,
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  '@typescript-eslint/no-extraneous-class': ['error', { allowStaticOnly: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  // It needs noUncheckedIndexedAccess, which lint's program lacks; the task `typecheck` checks the sources with it.
  '@typescript-eslint/no-unnecessary-condition': 'off',
};

/** Sources have narrower lines than tests and scripts. */
const SRC_RULES = {
  '@stylistic/max-len': ['error', { code: 120, ignoreUrls: true, ignoreRegExpLiterals: true }],
};

const WRITING_MESSAGE = `Only ${WRITING_FILES.join(', ')} may write: whatever is printed or reported is printable text.`;

/** Code that writes to a stream or a file, however it is spelled. */
const WRITING = [
  `CallExpression[callee.property.name=/^(?:${WRITING_FUNCTIONS.join('|')})$/]`,
  `ImportSpecifier[imported.name=/^(?:${WRITING_FUNCTIONS.join('|')})$/]`,
  'Identifier[name="console"]',
].map((selector) => ({ selector, message: WRITING_MESSAGE }));

interface Zone {
  readonly target: string;
  readonly from: string;
  readonly except?: string[];
  readonly message: string;
}

function zones(): Zone[] {
  const roomZones = ROOMS.map((room) => ({
    target: `./src/${room.name}`,
    from: './src',
    except: [room.name, ...room.mayImport, ...GROUND_FILES].map((path) => `./${path}`),
    message: `${room.name}: ${room.because}.`,
  }));
  return [
    ...roomZones,
    {
      target: './src/!(gateway)/**/*',
      from: './imports',
      message: `Only ${RENDER_FILE} may import the code generated from the CRD: it drops fields that the CRD does not list.`,
    },
    {
      target: './src/gateway/!(render).ts',
      from: './imports',
      message: `Only ${RENDER_FILE} may import the code generated from the CRD: it drops fields that the CRD does not list.`,
    },
  ];
}

/** Refuses every package but those of the room; a package of which only types may be named is allowed with `import type`. */
function packagePatterns(room: (typeof ROOMS)[number]) {
  const anyPackage = '^[^.]';
  const without = (names: readonly string[]) => names.map((name) => `(?!${name}$)`).join('');
  return [
    {
      regex: `^${without([...room.packages, ...room.mayNameTypesOf])}${anyPackage.slice(1)}`,
      message: `${room.name}: ${room.because}.`,
    },
    ...(room.mayNameTypesOf.length === 0 ? [] : [{
      regex: `^(${room.mayNameTypesOf.join('|')})$`,
      allowTypeImports: true,
      message: `${room.name} may only name types of it (import type): loading it costs every user start-up time.`,
    }]),
  ];
}
