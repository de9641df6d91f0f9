import { execFileSync, spawnSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { IstioGateway, TrafficStrategy } from 'cdk8s-asm-gateway';
import { parse } from 'yaml';
import { compare, type Figure } from './measure';

/** Source: https://github.com/yannh/kubeconform */
const MODULE = 'github.com/yannh/kubeconform/cmd/kubeconform@v0.6.7';

const ROOT = join(__dirname, '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'kubeconform');
const PROGRAM = join(CACHE, 'kubeconform');
const LINT = join(ROOT, 'lib', 'src', 'cli', 'main.js');
const COUNT = 1000;

/** Builds kubeconform once. It needs Go. */
function built(): boolean {
  if (!existsSync(PROGRAM)) {
    mkdirSync(CACHE, { recursive: true });
    spawnSync('go', ['install', MODULE], { env: { ...process.env, GOBIN: CACHE }, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return existsSync(PROGRAM);
}

/** The schema of the resource, in the layout that kubeconform reads. */
function writeSchemas(folder: string): void {
  const { spec: { versions } } = parse(readFileSync(join(ROOT, 'crds', 'istiogateways.yaml'), 'utf8')) as {
    spec: { versions: { name: string; schema: { openAPIV3Schema: object } }[] };
  };
  versions.forEach(({ name, schema }) => writeFileSync(join(folder, `istiogateway_${name}.json`), JSON.stringify(schema.openAPIV3Schema)));
}

/** Files with one gateway each. */
function writeManifests(folder: string): void {
  for (let index = 0; index < COUNT; index++) {
    const app = new App();
    new IstioGateway(new Chart(app, 'chart'), 'gateway', {
      name: `gateway-${index}`, strategy: TrafficStrategy.cluster(), clusterIds: ['c0123456789abcdef'], podLabels: { team: 'edge' },
    });
    writeFileSync(join(folder, `gateway-${index}.yaml`), app.synthYaml());
  }
}

/** Lint and kubeconform as whole processes, on one file and on a folder with the same schema. */
export function processes(): Figure[] {
  if (!built()) {
    console.log('kubeconform                not measured: it needs Go');
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
  const [schemas, manifests] = ['schemas', 'manifests'].map((name) => join(folder, name)) as [string, string];
  [schemas, manifests].forEach((each) => mkdirSync(each));
  try {
    writeSchemas(schemas);
    writeManifests(manifests);
    const location = join(schemas, '{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json');
    const kubeconform = (path: string) => () => execFileSync(PROGRAM, ['-schema-location', location, path], { stdio: 'ignore' });
    const linting = (path: string) => () => execFileSync(process.execPath, [LINT, 'lint', path], { stdio: 'ignore' });
    const node = () => execFileSync(process.execPath, ['-e', '0'], { stdio: 'ignore' });
    const one = join(manifests, 'gateway-0.yaml');
    return [
      compare('lint of a file, as a process', { name: 'node -e 0', run: node }, { name: 'lint', run: linting(one) }, 15),
      compare('lint of a file, by kubeconform', { name: 'kubeconform', run: kubeconform(one) }, { name: 'lint', run: linting(one) }, 15),
      compare(
        `lint of ${COUNT} files, by kubeconform`, { name: 'kubeconform', run: kubeconform(manifests) }, { name: 'lint', run: linting(manifests) }, 7,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
