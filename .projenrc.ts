import { cdk8s, javascript, TextFile, typescript } from 'projen';
import { configureLint } from './projenrc/lint';

const WEBSITE = 'https://github.com/cdk8s-asm-gateway/cdk8s-asm-gateway';
const REPOSITORY = `${WEBSITE}.git`;

/** Code beside the library (tests, examples, ...) is checked against the sources and imports them by the package's name. */
const DEVELOPMENT_CODE = {
  include: ['**/*.ts'],
  compilerOptions: {
    noEmit: true,
    rootDir: '..',
    isolatedModules: true,
    paths: { 'cdk8s-asm-gateway': ['../src/index.ts'] },
  },
};

/** Everything in one program: one for each folder would check the sources, and the types of all packages, once for each. */
const CHECKED = 'tsconfig.check.json';

/** How the names of test files end that `npm test` leaves out. */
const SLOW_TEST = '.slow.test.ts';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-asm-gateway',
  description: 'Ingress gateways of Alibaba Cloud Service Mesh (ASM) as cdk8s constructs: choose how in-cluster clients reach the gateway, and prove it.',
  author: 'cdk8s-asm-gateway maintainers',
  authorAddress: REPOSITORY,
  authorOrganization: true,
  repositoryUrl: REPOSITORY,
  homepage: `${WEBSITE}#readme`,
  bugsUrl: `${WEBSITE}/issues`,
  keywords: ['cdk8s', 'kubernetes', 'alibaba-cloud', 'asm', 'service-mesh', 'istio', 'ingress-gateway', 'externalTrafficPolicy'],
  license: 'Apache-2.0',
  copyrightOwner: 'cdk8s-asm-gateway maintainers',
  stability: 'experimental',
  defaultReleaseBranch: 'main',

  // The machine: docs/decisions/0001-toolchain.md says why each version is what it is.
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  projenVersion: '~0.103.25',
  runner: typescript.TypeScriptRunner.tsx(),
  minNodeVersion: '20.16.0',
  cdk8sVersion: '2.68.12',
  constructsVersion: '10.5.0',
  jsiiVersion: '~6.0.0',
  compressAssembly: true,
  typescriptVersion: '~6.0.3',
  peerDeps: ['cdk8s-plus-28@^2.5.6'],
  publishToPypi: { distName: 'cdk8s-asm-gateway', module: 'cdk8s_asm_gateway' },
  publishToMaven: {
    javaPackage: 'io.github.cdk8sasmgateway',
    mavenGroupId: 'io.github.cdk8s-asm-gateway',
    mavenArtifactId: 'cdk8s-asm-gateway',
  },
  publishToGo: { moduleName: 'github.com/cdk8s-asm-gateway/cdk8s-asm-gateway-go', packageName: 'asmgateway' },
  devDeps: [
    '@jsii/spec@^1.140.0',
    '@microsoft/jest-sarif@1.0.0-beta.0',
    // The newest release line that Node 20 runs.
    '@stryker-mutator/core@~9.6.1',
    '@stryker-mutator/jest-runner@~9.6.1',
    '@types/node@^20',
    'ajv@^8',
    'cdk8s-cli@^2.207.60',
    // Part of the bundle of the command: docs/decisions/0017-the-package-is-bundled.md.
    'commander@^14',
    'esbuild@~0.28',
    'eslint-plugin-jest@^29',
    'fast-check@^4',
    'playwright-core@^1.65',
    'ts-jest@~29.4.15',
    'tsx@^4',
    'yaml@^2',
    'yaml-language-server@^1',
  ],

  // kubectl takes the second for its command `asm-gateway`.
  bin: { 'asm-gateway': 'lib/src/cli/main.js', 'kubectl-asm_gateway': 'lib/src/cli/main.js' },

  // jsii compiles src/ and the code generated from the CRD, which lives beside it.
  entrypoint: 'lib/src/index.js',
  tsconfig: {
    compilerOptions: { rootDir: '.', outDir: 'lib' },
    include: ['src/**/*.ts', 'imports/**/*.ts'],
  },
  tsconfigDev: DEVELOPMENT_CODE,
  eslintOptions: {
    dirs: ['src'],
    tsconfigPath: `./${CHECKED}`,
    projectService: false,
    devdirs: ['test', 'examples', 'bench', 'scripts', 'projenrc'],
    ignorePatterns: ['imports/', '*.generated.ts', 'lib/', 'dist/', 'coverage/', 'node_modules/', '*.js', '*.d.ts'],
  },
  jestOptions: {
    jestVersion: '~30',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    passWithNoTests: false,
    jestConfig: {
      collectCoverage: false,
      // For the tests that start real programs.
      testTimeout: 60_000,
      moduleNameMapper: { '^cdk8s-asm-gateway$': '<rootDir>/src' },
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
      setupFilesAfterEnv: ['<rootDir>/test/support/no-warnings.ts'],
      coverageReporters: ['text-summary', 'lcov'],
      collectCoverageFrom: ['src/**/*.ts'],
    },
  },

  // docs/decisions/0021-api-pages-and-translated-code-are-generated.md
  docgen: false,

  github: false,
  release: false,
  depsUpgrade: false,
  pullRequestTemplate: false,
  sampleCode: false,
  integrationTestAutoDiscover: false,
  gitignore: ['/lib/', 'dist/', '/coverage/', '/test-reports/', '.jsii', '.jsii.gz', '.jsii.tabl.json.gz', 'tsconfig.tsbuildinfo', '.eslintcache'],
});

if (project.eslint) {
  configureLint(project.eslint);
  // Lint takes half as much time as the tests. `npx projen build` and CI run it after compiling; projen puts it behind jest.
  project.testTask.removeStep(1);
  project.postCompileTask.spawn(project.eslint.eslintTask);
}

/** A benchmark measures what users run: the compiled package. */
const BENCHMARKED = { ...DEVELOPMENT_CODE.compilerOptions, paths: { 'cdk8s-asm-gateway': ['../lib/src/index.js'] } };

for (const folder of ['examples', 'bench', 'scripts']) {
  new javascript.TypescriptConfig(project, {
    ...DEVELOPMENT_CODE,
    compilerOptions: folder === 'bench' ? BENCHMARKED : DEVELOPMENT_CODE.compilerOptions,
    fileName: `${folder}/tsconfig.json`,
    extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
  });
}

new javascript.TypescriptConfig(project, {
  include: ['.projenrc.ts', ...['src', 'imports', 'test', 'examples', 'bench', 'scripts', 'projenrc'].map((folder) => `${folder}/**/*.ts`)],
  compilerOptions: {
    ...DEVELOPMENT_CODE.compilerOptions,
    rootDir: '.',
    paths: { 'cdk8s-asm-gateway': ['./src/index.ts'] },
    incremental: true,
    tsBuildInfoFile: 'node_modules/.cache/check.tsbuildinfo',
  },
  fileName: CHECKED,
  extends: javascript.TypescriptConfigExtends.fromPaths(['./tsconfig.json']),
});

new javascript.NpmConfig(project).addConfig('omit-lockfile-registry-resolved', 'true');
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

const importTask = project.addTask('import', {
  description: 'Generate imports/ from crds/',
  exec: 'cdk8s import crds/istiogateways.yaml --language typescript --output imports --no-save --class-prefix Kube --check-upgrade=false',
});
project.preCompileTask.spawn(importTask);
project.gitattributes.addAttributes('/imports/**', 'linguist-generated');

const embedTask = project.addTask('embed-probe', {
  description: 'Generate src/probe/probe.generated.ts from probe.sh',
  exec: 'tsx scripts/embed-probe.ts',
});
project.preCompileTask.spawn(embedTask);

project.preCompileTask.spawn(project.addTask('embed-inputs', {
  description: 'Write down what the public API accepts, for callers without a compiler',
  exec: 'tsx scripts/embed-inputs.ts',
}));
project.preCompileTask.spawn(project.addTask('embed-schema', {
  description: 'Generate src/rules/crd-validator.generated.ts from crds/',
  exec: 'tsx scripts/embed-schema.ts',
}));
project.preCompileTask.spawn(project.addTask('schemas', {
  description: 'Write schemas/ for kubeconform and editors from crds/',
  exec: 'tsx scripts/schemas.ts',
}));
project.gitattributes.addAttributes('*.generated.ts', 'linguist-generated');
project.gitattributes.addAttributes('/schemas/**', 'linguist-generated');
/** What a user of the installed package has no use for. test/package.test.ts lists what is in it, and why. */
const NOT_PACKED = [
  '.ci', '.dockerignore', '.pre-commit-hooks.yaml', 'action.yml', 'ARCHITECTURE.md', 'bench', 'CONTRIBUTING.md', 'coverage', 'crds', 'docs',
  'Dockerfile', 'examples/go', 'examples/invalid', 'examples/java', 'examples/languages',
  'examples/lint-in-ci', 'examples/python', 'imports', 'packaging', 'rosetta', 'scripts', 'test-reports',
];
NOT_PACKED.forEach((path) => project.addPackageIgnore(`/${path}`));

project.compileTask.exec('tsx scripts/bundle.ts');
project.compileTask.exec('tsx scripts/translate-package.ts');

project.postCompileTask.spawn(project.addTask('docgen', {
  description: 'Write docs/api/ from the doc comments of src/',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/api.ts',
}));
project.gitattributes.addAttributes('/docs/api/**', 'linguist-generated');
project.postCompileTask.spawn(project.addTask('translate', {
  description: 'Write the pages with the code of the guides in Python, Java and Go',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/translate.ts',
}));
project.gitattributes.addAttributes('/docs/guide/*-code.md', 'linguist-generated');

project.preCompileTask.spawn(project.addTask('snippets', {
  description: 'Fill the code blocks of the documents from the examples and from runs',
  exec: 'tsx scripts/snippets.ts',
}));

project.preCompileTask.spawn(project.addTask('architecture', {
  description: 'Write the generated parts of ARCHITECTURE.md from projenrc/rooms.ts',
  exec: 'tsx scripts/architecture.ts',
}));

project.preCompileTask.spawn(project.addTask('decisions', {
  description: 'Write the index of docs/decisions/',
  exec: 'tsx scripts/decisions.ts',
}));

project.preCompileTask.spawn(project.addTask('facts', {
  description: 'Write docs/facts.md from the model and the measured cells',
  exec: 'tsx scripts/facts.ts',
}));

project.preCompileTask.spawn(project.addTask('annotations', {
  description: 'Write docs/annotations.md from the table in src/loadbalancer/',
  exec: 'tsx scripts/annotations.ts',
}));

project.preCompileTask.spawn(project.addTask('config-schema', {
  description: 'Write schemas/asm-gateway.schema.json from src/lint/config-schema.ts',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/config-schema.ts',
}));
project.preCompileTask.spawn(project.addTask('codes', {
  description: 'Write the generated parts of docs/codes/: titles, the table of codes, samples of messages',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/codes.ts',
}));

project.preCompileTask.spawn(project.addTask('mutation:page', {
  description: 'Write docs/mutation.md from the scores in test/mutation/',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/mutation-page.ts',
}));

// Not part of the build: it downloads Node.js for two platforms.
project.addTask('binary', {
  description: 'Build the command as one file for people without Node.js, with its archives and the manifests of package managers',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/binary.ts',
  receiveArgs: true,
});

// Not part of the build: each release of Chromium draws other pixels.
project.addTask('screenshot', {
  description: 'Write the pictures of the README and the guides, with Chromium',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/screenshot.ts',
  receiveArgs: true,
});

const benchTask = project.addTask('bench', { description: 'Print what the library costs, as ratios' });
benchTask.spawn(project.compileTask);
benchTask.exec('tsx --tsconfig bench/tsconfig.json bench/main.ts', { receiveArgs: true });

const typecheckTask = project.addTask('typecheck', { description: 'Check the types of everything', exec: `tsc -p ${CHECKED}` });
// jsii refuses this option in tsconfig.json. Tests and scripts may take an element that they know is there.
project.postCompileTask.exec('tsc --noEmit -p tsconfig.json --noUncheckedIndexedAccess');
project.testTask.spawn(typecheckTask);

// Nearly all of the time of a test goes into processes that it starts; those with many are run apart.
project.testTask.updateStep(0, { exec: `jest --testPathIgnorePatterns '${SLOW_TEST}$' --ci`, receiveArgs: true });
project.addTask('test:slow', {
  description: 'Run the tests that start many processes',
  env: { JEST_JUNIT_OUTPUT_NAME: 'junit-slow.xml' },
  exec: `jest --testMatch '**/*${SLOW_TEST}' --testTimeout 300000 --ci`,
  receiveArgs: true,
});

project.addTask('test:nodes', {
  description: 'Run the unit tests on each Node.js that the package supports',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/test-nodes.ts',
  receiveArgs: true,
});
// A build makes the npm package alone: those of other languages need Python, Maven and Go.
const [packageAll, packageJs] = ['package-all', 'package:js'].map((name) => project.tasks.tryFind(name));
if (packageAll && packageJs) {
  packageAll.reset();
  packageAll.spawn(packageJs);
}
project.addTask('languages', {
  description: 'Run the examples and the code of the guides in Python, Java and Go, and compare what they write with what TypeScript writes',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/languages.ts',
  receiveArgs: true,
});

// Not part of the tests or the build: a room takes minutes. docs/decisions/0009-mutation-testing-is-run-by-hand.md says what is measured.
project.addTask('mutation', {
  description: 'Measure whether the tests of a room find changes in its sources, and write docs/mutation.md',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/mutation.ts',
  receiveArgs: true,
});

const lab = (name: string, command: string, description: string) => (
  project.addTask(name, { description, exec: `tsx test/lab/cli.ts ${command}`, receiveArgs: true })
);
const labRun = project.addTask('lab', { description: 'Start a Kubernetes of network namespaces, run all scenarios, leave nothing (root, Linux)' });
labRun.exec('sh test/lab/install-packages.sh');
labRun.exec('tsx scripts/synth.ts');
labRun.exec('tsx test/lab/cli.ts run', { receiveArgs: true });
lab('lab:build', 'build', 'Build the programs of the lab');
lab('lab:up', 'up', 'Start the lab and leave it running');
lab('lab:down', 'down', 'Stop the lab and remove what it made');
lab('lab:measure', 'measure', 'Measure who reaches a gateway, on real kube-proxy');
lab('lab:docs', 'docs', 'Write docs/measured.md from the measured cells');
lab('lab:compare', 'compare', 'Hold every measured cell against the model');

project.addTask('synth', {
  description: 'Write the manifests of all examples to dist/',
  exec: 'tsx scripts/synth.ts',
});

project.package.addField('types', 'lib/src/index.d.ts');

// What `require('cdk8s-asm-gateway/jest')` finds: docs/decisions/0007-the-snapshot-serializer-is-a-file-of-its-own.md.
for (const [file, line] of [['jest.js', "module.exports = require('./lib/src/jest');"], ['jest.d.ts', "export * from './lib/src/jest';"]]) {
  const entry = new TextFile(project, file, { marker: true });
  entry.addLine(`// ${entry.marker}`);
  entry.addLine(line);
  entry.addLine('');
}

// 1.13.0 names platform packages that the registry does not have, so that `npm ci` refuses every lock file.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });

project.synth();
