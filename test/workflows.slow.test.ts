import { readdirSync } from 'fs';
import { join } from 'path';
import { folderOfGoTool } from './support/go-tools';
import { needs } from './support/needs';
import { run } from './support/shell';

const ROOT = join(__dirname, '..');
const FOLDERS = ['.github/workflows', 'examples/lint-in-ci/.github/workflows'];
const WORKFLOWS = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder)).map((file) => join(folder, file)));

needs('actionlint').describe('the GitHub workflows', () => {
  test.each(WORKFLOWS)('actionlint finds nothing in %s', async (file) => {
    expect(await run([join(folderOfGoTool('actionlint'), 'actionlint'), file], { cwd: ROOT })).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
