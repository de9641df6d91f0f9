import { chmodSync, linkSync, lstatSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { realFile, replaceFile } from '../../src/lint/replace-file';
import { TemporaryFolder } from '../support/temporary-folder';

let folder: TemporaryFolder;
beforeEach(() => (folder = new TemporaryFolder()));
afterEach(() => folder.remove());

const textOf = (file: string) => readFileSync(file, 'utf8');

test('replaces the text, keeps the mode, and leaves nothing else in the folder', () => {
  const file = folder.write('a.yaml', 'old\n');
  chmodSync(file, 0o640);
  expect(replaceFile(file, 'old\n', 'new\r\n')).toBeUndefined();
  expect([textOf(file), statSync(file).mode % 0o1000, readdirSync(folder.path)]).toEqual(['new\r\n', 0o640, ['a.yaml']]);
});

test('keeps the byte order mark', () => {
  const file = folder.write('a.yaml', '\ufeffold');
  expect([replaceFile(file, 'old', 'new'), textOf(file)]).toEqual([undefined, '\ufeffnew']);
  expect(realFile(file, 'new')).toEqual({ path: file, prefix: '\ufeff' });
});

test('leaves a file that has changed since it was read', () => {
  const file = folder.write('a.yaml', 'changed');
  expect([replaceFile(file, 'old', 'new'), textOf(file)]).toEqual(['it has changed since it was read', 'changed']);
});

test('leaves a file that is gone', () => {
  const file = folder.write('a.yaml', 'old');
  rmSync(file);
  expect([replaceFile(file, 'old', 'new'), readdirSync(folder.path)]).toEqual(['it does not exist', []]);
});

test('changes what a link leads to, and the link stays', () => {
  const file = folder.write('a.yaml', 'old');
  const link = join(folder.path, 'link.yaml');
  symlinkSync('a.yaml', link);
  expect(replaceFile(link, 'old', 'new')).toBeUndefined();
  expect([textOf(file), lstatSync(link).isSymbolicLink()]).toEqual(['new', true]);
  expect(realFile(link, 'new')).toEqual({ path: file, prefix: '' });
});

test('has nothing to do for another name of a file that was replaced', () => {
  const file = folder.write('a.yaml', 'new');
  expect([replaceFile(file, 'old', 'new'), textOf(file)]).toEqual([undefined, 'new']);
});

test('leaves a file with hard links, since the others would keep the old text', () => {
  const file = folder.write('a.yaml', 'old');
  linkSync(file, join(folder.path, 'b.yaml'));
  expect([replaceFile(file, 'old', 'new'), textOf(file)]).toEqual(['it has several hard links, and the others would keep the old text', 'old']);
});

test('leaves the file as it is if no new one can be made', () => {
  const file = folder.write('a.yaml', 'old');
  const fs = jest.requireActual<typeof import('fs')>('fs');
  const full = jest.spyOn(fs, 'renameSync').mockImplementation(() => {
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  });
  expect(replaceFile(file, 'old', 'new')).toBe('no space left on device');
  expect([full.mock.calls.length, textOf(file), readdirSync(folder.path)]).toEqual([1, 'old', ['a.yaml']]);
  full.mockRestore();
});

test('leaves a file that changes while the new one is written', () => {
  const file = folder.write('a.yaml', 'old');
  const fs = jest.requireActual<typeof import('fs')>('fs');
  const late = jest.spyOn(fs, 'chmodSync').mockImplementation(() => writeFileSync(file, 'late'));
  expect([replaceFile(file, 'old', 'new'), textOf(file), readdirSync(folder.path)]).toEqual(['it has changed since it was read', 'late', ['a.yaml']]);
  expect(late).toHaveBeenCalledTimes(1);
  late.mockRestore();
});
