import { spawnSync } from 'child_process';
import { chmodSync, readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { Workplace } from './support';
import { gateway } from '../lint/support';
import { needs } from '../support/needs';

const LB = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const OLDER = 'service.beta.kubernetes.io/alicloud-loadbalancer-';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

const named = (name: string, text: string) => text.replace('ingressgateway', name);
const annotated = (name: string, ...lines: readonly string[]) => named(name, gateway('serviceAnnotations:', ...lines.map((line) => `  ${line}`)));

const MISPLACED = named('misplaced', gateway('externalTrafficPolicy: Cluster')).replace('spec:', [
  '  annotations:', '    # only inside', `    ${LB}address-type: intranet`, '    service.beta.kubernetes.io/backend-type: eni # pods', 'spec:',
].join('\n'));

const FILES: { readonly [name: string]: string } = {
  'values.yaml': annotated('values', `${LB}protocol-port: '"https:443"' # TLS`, `${LB}name: "edge "`, 'team: 5', `${OLDER}bandwidth: "5"`, `${LB}bandwidth: "5"`),
  'moved.yaml': MISPLACED,
  'windows/keys and more.yaml': annotated('keys', `${LB}address-typ: intranet`).replaceAll('\n', '\r\n'),
  'several.yaml': `# a\n---\n${annotated('first', `${LB}address-typ: intranet`)}${'# far\n'.repeat(20)}---\n${annotated('second', `${LB}charge-typ: paybytraffic`)}`,
  'no-line-feed.yaml': annotated('end', `${LB}address-typ: intranet`).trimEnd(),
  'mark.yaml': `\ufeff${annotated('mark', `${LB}address-typ: intranet`)}`,
  'sound.yaml': named('sound', gateway()),
};

const contents = () => Object.fromEntries(Object.keys(FILES).map((name) => [name, readFileSync(join(place.folder, name), 'utf8')]));
const writeAll = () => Object.entries(FILES).forEach(([name, text]) => place.write(name, text));

/** The patch, and what a program makes of the files with it. */
async function patchedWith(command: string, ...args: readonly string[]) {
  writeAll();
  const { stdout, code } = await place.run(['lint', '--fix', '--dry-run', '.']);
  expect([code, contents()]).toEqual([1, FILES]);
  const { status, stderr } = spawnSync(command, args, { cwd: place.folder, input: stdout, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return contents();
}

async function fixedFiles() {
  writeAll();
  const outcome = await place.run(['lint', '--fix', '.']);
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  return contents();
}

test('--fix changes what the patch of --dry-run changes with git apply, and nothing the second time', async () => {
  const patched = await patchedWith('git', 'apply', '-');
  const fixed = await fixedFiles();
  expect(fixed).toEqual(patched);
  expect(Object.keys(FILES).filter((name) => fixed[name] === FILES[name])).toEqual(['sound.yaml']);
  expect(await place.run(['lint', '--fix', '.'])).toMatchObject({ code: 0, stdout: expect.not.stringContaining('Fixed') as string });
  expect(contents()).toEqual(fixed);
  expect(readdirSync(place.folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

needs('patch').test('patch -p1 reads the patch of --dry-run too', async () => {
  const patched = await patchedWith('patch', '-p1', '--quiet', '--binary');
  expect(patched).toEqual(await fixedFiles());
});

test('git apply works in a folder of a repository', async () => {
  spawnSync('git', ['init', '--quiet'], { cwd: place.folder });
  place.write('deep/a.yaml', FILES['several.yaml']);
  const cwd = join(place.folder, 'deep');
  const { stdout } = await place.run(['lint', '--fix', '--dry-run', 'deep']);
  // The paths start in the folder in which lint ran.
  expect(stdout).toMatch(/^--- a\/deep\/a\.yaml$/m);
  expect(spawnSync('git', ['apply', '-p2', '-'], { cwd, input: stdout, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).not.toBe(FILES['several.yaml']);
});

test('--fix keeps the mode of a file', async () => {
  place.write('a.yaml', MISPLACED);
  const file = join(place.folder, 'a.yaml');
  chmodSync(file, 0o600);
  await place.run(['lint', '--fix', 'a.yaml']);
  expect([statSync(file).mode % 0o1000, readFileSync(file, 'utf8') === MISPLACED]).toEqual([0o600, false]);
});

test('fixes a thousand gateways in seconds', async () => {
  place.write('a.yaml', Array.from({ length: 1000 }, (_, index) => annotated(`gateway-${index}`, `${LB}address-typ: intranet`, 'team: 5')).join('---\n'));
  const { code, stdout } = await place.run(['lint', '--fix', 'a.yaml']);
  expect([code, stdout.split('\n')[0]]).toEqual([0, 'Fixed: 2000 of 2000 findings in a.yaml']);
});
