/**
 * Writes the `go.mod` and `go.sum` of a pin, from the module's own `go.mod`.
 * Run by hand when a release is added: `tsx test/lab/build/pin.ts [name ...]`. Building never changes a pin.
 *
 * Kubernetes' own `go.mod` points its staging modules at folders that the module proxy does not serve; the very same
 * code is published as `k8s.io/<name> v0.X.Y`, so each such line becomes that version.
 */
import { execFileSync } from 'child_process';
import { mkdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { PINS, type Pin } from '../versions';

interface ModuleVersion {
  readonly Path: string;
  readonly Version?: string;
}
interface GoMod {
  readonly Go?: string;
  readonly Require?: readonly ModuleVersion[];
  readonly Replace?: readonly { readonly Old: ModuleVersion; readonly New: ModuleVersion }[];
}

function go(folder: string, ...args: string[]): string {
  return execFileSync('go', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, GOWORK: 'off' },
  });
}

/** The `go.mod` of a module of ours that requires the pinned module with the versions it was released with. */
function goModOf(pin: Pin, theirs: GoMod): string {
  const published = `v0.${pin.version.split('.').slice(1).join('.')}`;
  const replaces = theirs.Replace ?? [];
  const requires = theirs.Require ?? [];
  const staging = new Set(requires.filter((each) => each.Version === 'v0.0.0').map((each) => each.Path));
  // Local folders of other modules (etcd's own parts) are served under the versions already required.
  const kept = replaces.filter((each) => each.New.Version ?? staging.has(each.Old.Path));
  return [
    `// The programs of ${pin.module} ${pin.version}; written by pin.ts.`,
    `module cdk8s-asm-gateway-lab/${pin.name}`,
    '',
    `go ${theirs.Go ?? '1.15'}`,
    '',
    'require (',
    `\t${pin.module} ${pin.version}`,
    ...requires.filter((each) => !staging.has(each.Path)).map((each) => `\t${each.Path} ${each.Version}`),
    ')',
    ...kept.map((each) => each.New.Version
      ? `replace ${each.Old.Path}${each.Old.Version ? ` ${each.Old.Version}` : ''} => ${each.New.Path} ${each.New.Version}`
      : `replace ${each.Old.Path} => ${each.Old.Path} ${published}`),
    '',
  ].join('\n');
}

function write(pin: Pin): void {
  const folder = join(__dirname, pin.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const download = JSON.parse(go(folder, 'mod', 'download', '-json', `${pin.module}@${pin.version}`)) as { GoMod: string };
  const theirs = JSON.parse(go(folder, 'mod', 'edit', '-json', download.GoMod)) as GoMod;
  writeFileSync(join(folder, 'go.mod'), goModOf(pin, theirs));
  // Listing all that is compiled completes go.mod and go.sum.
  go(folder, 'list', '-mod=mod', '-deps', ...Object.values(pin.programs));
}

const wanted = process.argv.slice(2);
for (const pin of PINS.filter((each) => wanted.length === 0 || wanted.includes(each.name))) {
  process.stdout.write(`pinning ${pin.name} ${pin.version}\n`);
  write(pin);
}
