import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { fc } from './properties';

const TESTS = join(__dirname, '..');

test('a property tries the same values in every run', () => {
  const tried = () => {
    const values: number[] = [];
    fc.assert(fc.property(fc.integer(), (value) => {
      values.push(value);
    }));
    return values;
  };
  expect(tried()).toEqual(tried());
});

test('no test takes fast-check from elsewhere, where its values differ from run to run', () => {
  const others = (readdirSync(TESTS, { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts') && /from 'fast-check'/.test(readFileSync(join(TESTS, file), 'utf8')));
  expect(others.map((file) => file.replace(/\\/g, '/')).sort()).toEqual(['support/properties.test.ts', 'support/properties.ts']);
});
