import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Command as Program } from 'commander';
import { COMMANDS } from '../../src/cli/run';

const ROOT = join(__dirname, '..', '..');
const textOf = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');
const README = textOf('README.md');
const GUIDES = readdirSync(join(ROOT, 'docs', 'guide')).filter((file) => file.endsWith('.md')).map((file) => textOf('docs', 'guide', file)).join('\n');

describe.each(COMMANDS)('the command $name', ({ name, load }) => {
  const program = new Program('asm-gateway');
  const command = program.command(name);
  load().define(command, process, () => undefined);
  const outputs = command.options.find(({ long }) => long === '--output')?.argChoices ?? [];

  /** What the tests of this command say. */
  const tests = readdirSync(__dirname).filter((file) => new RegExp(`^${name}[.-]`).test(file) && file.endsWith('.ts')).map((file) => textOf('test', 'cli', file)).join('\n');

  test('shows an example in its help', () => {
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(help).toContain(`\n  asm-gateway ${name} `);
  });

  test('prints text by default, and JSON on request', () => {
    expect(outputs.slice(0, 2)).toEqual(['text', 'json']);
  });

  test('has a test for every form of its output', () => {
    const untested = outputs.slice(1).filter((output) => !new RegExp(`--output['", ]+${output}\\b`).test(tests));
    expect([untested, tests === '']).toEqual([[], false]);
  });

  test('is shown in the README, and every form of its output in the README or a guide', () => {
    expect(README).toContain(`asm-gateway ${name} `);
    const unnamed = outputs.slice(1).filter((output) => !new RegExp(`--output ${output}\\b`).test(`${README}${GUIDES}`));
    expect(unnamed).toEqual([]);
  });
});
