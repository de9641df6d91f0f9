import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { invalidExamples } from '../../scripts/examples';
import { CATALOGUE } from '../../src/findings/catalogue/all';
import { FindingLevel } from '../../src/findings/finding';

/** Errors that no construct can have: they are about files, about fields that the construct or a strategy keeps apart, or about a live cluster. */
const NOT_OF_CONSTRUCTS = ['ASMG0109', 'ASMG0110', 'ASMG0116', 'ASMG0122', 'ASMG0209', 'ASMG0305', 'ASMG0501', 'ASMG0502', 'ASMG0504', 'ASMG0505', 'ASMG0506', 'ASMG0507', 'ASMG0508', 'ASMG0509', 'ASMG0510'];

const ERRORS = CATALOGUE.filter(({ level }) => level === FindingLevel.ERROR).map(({ code }) => code);

test('every error code of a construct has an example that is rejected with it', () => {
  const shown = invalidExamples().map((file) => file.slice(0, 'asmg0000'.length).toUpperCase());
  expect(ERRORS.filter((code) => !shown.includes(code))).toEqual(NOT_OF_CONSTRUCTS);
});

test('every code occurs in a test', () => {
  const folder = join(__dirname, '..');
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith('.test.ts') && !file.endsWith('every-code.test.ts'));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  expect(CATALOGUE.map(({ code }) => code).filter((code) => !texts.includes(code))).toEqual([]);
});
