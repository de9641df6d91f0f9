import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const FOLDER = join(__dirname, 'lab', 'scenarios');
const textOf = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

/** The scenarios that a file of the lab exports. */
const exportedBy = (file: string) => [...textOf(file).matchAll(/^export const (\w+): Scenario\b/gm)].map(([, name]) => name);

test('every scenario of the lab is in the list, once', () => {
  const exported = readdirSync(FOLDER).filter((file) => file.endsWith('.ts')).flatMap(exportedBy);
  const [, list = ''] = /SCENARIOS: readonly Scenario\[\] = \[([^\]]*)\]/.exec(textOf('all.ts')) ?? [];
  const listed = list.split(',').map((name) => name.trim()).filter((name) => name !== '');
  expect(exported.length).toBeGreaterThan(0);
  expect(listed.sort()).toEqual(exported.sort());
});
