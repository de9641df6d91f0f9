import { readFileSync, symlinkSync } from 'fs';
import { basename, join, relative } from 'path';
import { runHere } from './in-process';
import { gateway } from '../lint/support';
import { TemporaryFolder } from '../support/temporary-folder';

const LB = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';

let folder: TemporaryFolder;
beforeEach(() => (folder = new TemporaryFolder()));
afterEach(() => folder.remove());

const annotated = (...lines: readonly string[]) => gateway('serviceAnnotations:', ...lines.map((line) => `  ${line}`));
const WRONG = annotated(`${LB}address-typ: intranet # inside`, 'team: 5');
const RIGHT = annotated(`${LB}address-type: intranet # inside`, 'team: "5"');

/** A setting that another one excludes, as soon as both are read. */
const REVEALING = annotated('team: yes', `${LB}address-typ: intranet`, `${LB}bandwidt: "5"`);

const JUDGED = '1 gateway judged: nothing wrong\n1 rule undecided (ASMG0301): declare --cni, --proxy-mode and --in-cluster-load-balance\n';

const textOf = (file: string) => readFileSync(file, 'utf8');
const run = (...args: readonly string[]) => runHere(['lint', ...args]);

describe('--fix', () => {
  test('changes the file, says so, and exits with what is left', async () => {
    const file = folder.write('a.yaml', WRONG);
    const { code, stdout, stderr } = await run('--fix', file);
    expect([code, stdout, stderr]).toEqual([0, `Fixed: 2 of 2 findings in ${file}\n${JUDGED}`, '']);
    expect(textOf(file)).toBe(RIGHT);
  });

  test('changes nothing when it runs again', async () => {
    const file = folder.write('a.yaml', WRONG);
    await run('--fix', file);
    expect(await run('--fix', file)).toEqual({ code: 0, stdout: JUDGED, stderr: '' });
    expect(textOf(file)).toBe(RIGHT);
  });

  test('says why it leaves a finding, and reports it', async () => {
    const file = folder.write('a.yaml', annotated('team: yes', `${LB}address-typ: intranet`));
    const { code, stdout } = await run('--fix', file);
    expect(code).toBe(1);
    expect(stdout).toContain(`Fixed: 1 of 2 findings in ${file}\nNot fixed: ASMG0105 at ${file}:9 (other readers of YAML take`);
    expect(stdout).toContain(`${file}:9:5  error    ASMG0105`);
    expect(textOf(file)).toBe(annotated('team: yes', `${LB}address-type: intranet`));
  });

  test('says what lint found only after the fixes', async () => {
    const file = folder.write('a.yaml', REVEALING);
    const { code, stdout } = await run('--fix', file);
    expect(stdout).toContain(`Fixed: 2 of 3 findings in ${file}\n`);
    expect(stdout.match(/^New .*/gm)).toEqual([`New since the fixes: ASMG0220 at ${file}:11`]);
    expect(stdout.match(/ASMG\d+ {2}/g)).toEqual(['ASMG0105  ', 'ASMG0220  ']);
    expect(code).toBe(1);
  });

  test('does not touch files without fixes', async () => {
    const file = folder.write('a.yaml', annotated(`${LB}scheduler: wrrr`));
    const before = readFileSync(file);
    expect((await run('--fix', file)).stdout).not.toContain('ixed');
    expect(readFileSync(file)).toEqual(before);
  });

  test('keeps a byte order mark', async () => {
    const file = folder.write('a.yaml', `\ufeff${WRONG}`);
    await run('--fix', file);
    expect(textOf(file)).toBe(`\ufeff${RIGHT}`);
  });

  test('leaves the templates of a chart', async () => {
    folder.write('chart/Chart.yaml', 'name: a\n');
    const file = folder.write('chart/templates/a.yaml', `${WRONG}# {{ .Values.a }}\n`);
    await run('--fix', folder.path);
    expect(textOf(file)).toBe(`${WRONG}# {{ .Values.a }}\n`);
  });

  test('reports in JSON what it changed and what it did not', async () => {
    const file = folder.write('a.yaml', annotated('team: yes', `${LB}address-typ: intranet`));
    const { fixed, unfixed, findings } = JSON.parse((await run('--fix', '-o', 'json', file)).stdout) as Record<string, unknown[]>;
    expect(fixed).toEqual([{ file, fixed: 1, of: 2 }]);
    expect(unfixed).toEqual([{ code: 'ASMG0105', file, line: 9, why: expect.stringContaining('other readers') as string }]);
    expect(findings).toHaveLength(1);
  });

  test('reports a file that it cannot replace, and exits with 2', async () => {
    const file = folder.write('a.yaml', WRONG);
    const fs = jest.requireActual<typeof import('fs')>('fs');
    const refused = jest.spyOn(fs, 'renameSync').mockImplementation(() => {
      throw Object.assign(new Error('x'), { code: 'EACCES' });
    });
    const { code, stdout, stderr } = await run('--fix', file);
    refused.mockRestore();
    expect([code, stderr]).toEqual([2, `asm-gateway: "${file}" was not changed: permission denied.\n`]);
    expect(stdout).toContain('1 gateway judged: 1 error and 1 warning\n');
    expect([stdout.includes('Fixed:'), textOf(file)]).toEqual([false, WRONG]);
  });

  test.each([['-'], ['/dev/stdin'], ['/dev/fd/0']])('needs files, and refuses %s', async (name) => {
    expect(await run('--fix', name)).toEqual({
      code: 2, stdout: '', stderr: `asm-gateway: --fix changes files, and "${name}" is none: name a file or a folder. See asm-gateway lint --help.\n`,
    });
  });
});

describe('--fix --dry-run', () => {
  test('prints a patch and nothing else, changes no file, and exits like lint without --fix', async () => {
    const file = folder.write('a.yaml', WRONG);
    const { code, stdout, stderr } = await run('--fix', '--dry-run', file);
    const path = relative('.', file);
    expect(stdout.split('\n')).toEqual([
      `--- a/${path}`, `+++ b/${path}`, '@@ -6,5 +6,5 @@',
      ...[' spec:', '   serviceType: LoadBalancer', '   serviceAnnotations:'],
      ...[`-    ${LB}address-typ: intranet # inside`, '-    team: 5'],
      ...[`+    ${LB}address-type: intranet # inside`, '+    team: "5"'],
      '',
    ]);
    expect([code, stderr, textOf(file)]).toEqual([1, `asm-gateway: 2 of 2 findings in "${file}" would be fixed.\n`, WRONG]);
  });

  test('prints the patch of the guide', async () => {
    const { stdout } = await run('--no-config', '--fix', '--dry-run', 'examples/lint-fix/gateway.yaml');
    expect(stdout).toBe(textOf('examples/lint-fix/gateway.patch'));
  });

  test('says what would not be fixed', async () => {
    const { stdout, stderr } = await run('--fix', '--dry-run', folder.write('a.yaml', annotated('team: yes')));
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^asm-gateway: ASMG0105 at spec\.serviceAnnotations\.team in ".*a\.yaml" would not be fixed: other readers/);
  });

  test('says what would be found only after the fixes', async () => {
    const file = folder.write('a.yaml', REVEALING);
    const { stderr } = await run('--fix', '--dry-run', file);
    expect(stderr).toContain(`ASMG0220 at spec.serviceAnnotations["${LB}bandwidth"] in "${file}" would be new: annotation "${LB}bandwidth" is set, but`);
  });

  test('shows the file behind links once', async () => {
    const file = folder.write('a.yaml', WRONG);
    symlinkSync(basename(file), join(folder.path, 'b.yaml'));
    expect((await run('--fix', '--dry-run', folder.path)).stdout.match(/^--- .*/gm)).toEqual([`--- a/${relative('.', file)}`]);
  });

  test('keeps carriage returns and tabs', async () => {
    const { stdout } = await run('--fix', '--dry-run', folder.write('a.yaml', WRONG.replace('# inside', '#\tinside').replaceAll('\n', '\r\n')));
    expect(stdout).toContain(`+    ${LB}address-type: intranet #\tinside\r\n`);
  });

  test.each([
    ['a command to a CI system', '# ##vso[task.complete]'],
    ['another command', '::error::x'],
    ['a direction of text', '# \u202e'],
  ])('shows no patch that would not be exact, or would be something else: %s', async (_, line) => {
    const file = folder.write('a.yaml', `${WRONG}${line.startsWith('#') ? line : `# x\n${line}: 1`}\n`);
    const { code, stdout, stderr } = await run('--fix', '--dry-run', file);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`the changes of "${file}" cannot be shown: its name or a line next to a change has characters that are not shown.`);
  });

  test('needs --fix', async () => {
    const { code, stderr } = await run('--dry-run', folder.write('a.yaml', WRONG));
    expect([code, stderr]).toEqual([2, 'asm-gateway: --dry-run shows what --fix would change: use both. See asm-gateway lint --help.\n']);
  });

  test('has no other output', async () => {
    const { code, stderr } = await run('--fix', '--dry-run', '-o', 'sarif', folder.write('a.yaml', WRONG));
    expect([code, stderr]).toEqual([2, 'asm-gateway: --dry-run prints a patch, not --output sarif: lint without --fix for that. See asm-gateway lint --help.\n']);
  });
});

describe('without --fix', () => {
  test('the summary counts what can be fixed', async () => {
    const file = folder.write('a.yaml', annotated(`${LB}address-typ: intranet`, 'team: yes'));
    expect((await run(file)).stdout).toContain('1 gateway judged: 1 error and 1 warning\nFixable: 1 finding with --fix; --fix --dry-run shows the changes\n');
  });

  test('JSON and SARIF have the replacements', async () => {
    const file = folder.write('a.yaml', annotated(`${LB}address-typ: intranet`, 'team: yes'));
    const { findings } = JSON.parse((await run('-o', 'json', file)).stdout) as { findings: { code: string; replacements: unknown }[] };
    const place = { line: 9, column: 5, endLine: 9, endColumn: 5 + `${LB}address-typ`.length, text: `${LB}address-type` };
    expect(findings.map(({ code, replacements }) => [code, replacements])).toEqual([['ASMG0214', [place]], ['ASMG0105', null]]);
    const { runs: [{ results }] } = JSON.parse((await run('-o', 'sarif', file)).stdout) as { runs: { results: { fixes?: unknown }[] }[] };
    expect(results.map(({ fixes }) => fixes)).toEqual([
      [{
        description: { text: `Use "${LB}address-type".` },
        artifactChanges: [{
          artifactLocation: { uri: `file://${file}` },
          replacements: [{
            deletedRegion: { startLine: 9, startColumn: 5, endLine: 9, endColumn: place.endColumn }, insertedContent: { text: `${LB}address-type` },
          }],
        }],
      }],
      undefined,
    ]);
  });

  test('the standard input is judged, and its fixes are in JSON', async () => {
    const { stdout } = await runHere(['lint', '-o', 'json', '-'], WRONG);
    const { findings } = JSON.parse(stdout) as { findings: { replacements: unknown }[] };
    expect(findings.map(({ replacements }) => replacements)).toEqual([[expect.objectContaining({ line: 9 })], [expect.objectContaining({ text: '"5"' })]]);
  });
});
