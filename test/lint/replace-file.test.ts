import { chmodSync, linkSync, lstatSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
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

describe('with the file system', () => {
  const fs = jest.requireActual<typeof import('fs')>('fs');
  afterEach(() => jest.restoreAllMocks());

  test('the new file has the owner and the group of the old one', () => {
    const file = folder.write('a.yaml', 'old');
    const { uid, gid } = fs.statSync(file);
    const stat = fs.statSync;
    const owned = (owner: object) => {
      jest.spyOn(fs, 'statSync').mockImplementation((path) => Object.assign(stat(path), path === file ? owner : {}));
      const chown = jest.spyOn(fs, 'chownSync').mockImplementation(() => undefined);
      expect(replaceFile(file, textOf(file), `${textOf(file)}+`)).toBeUndefined();
      const calls = chown.mock.calls.map(([, ...owners]) => owners);
      jest.restoreAllMocks();
      return calls;
    };
    expect([owned({}), owned({ uid: uid + 1 }), owned({ gid: gid + 1 })]).toEqual([[], [[uid + 1, gid]], [[uid, gid + 1]]]);
  });

  test('the text is on the disk before the new file takes the place of the old one', () => {
    const file = folder.write('a.yaml', 'old');
    const [sync, rename] = [jest.spyOn(fs, 'fsyncSync'), jest.spyOn(fs, 'renameSync')];
    const close = jest.spyOn(fs, 'closeSync');
    expect(replaceFile(file, 'old', 'new')).toBeUndefined();
    expect([sync, rename].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    expect(sync.mock.invocationCallOrder[0]).toBeLessThan(rename.mock.invocationCallOrder[0]);
    expect(close.mock.calls.flat()).toContain(sync.mock.calls[0][0]);
  });

  test('the text is replaced even if the folder of the new file is gone afterwards', () => {
    const file = folder.write('a.yaml', 'old');
    const rename = fs.renameSync;
    jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      rename(from, to);
      rmSync(dirname(String(from)), { recursive: true });
    });
    expect([replaceFile(file, 'old', 'new'), textOf(file), readdirSync(folder.path)]).toEqual([undefined, 'new', ['a.yaml']]);
  });

  test('a file that may not be written stays', () => {
    const file = folder.write('a.yaml', 'old');
    const access = jest.spyOn(fs, 'accessSync').mockImplementation(() => {
      throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    });
    expect(typeof replaceFile(file, 'old', 'new')).toBe('string');
    expect(access.mock.calls).toEqual([[file, fs.constants.W_OK]]);
    expect([textOf(file), readdirSync(folder.path)]).toEqual(['old', ['a.yaml']]);
  });

  test('the new file is made in a folder of its own next to the old one', () => {
    const file = folder.write('a.yaml', 'old');
    const rename = jest.spyOn(fs, 'renameSync');
    expect(replaceFile(file, 'old', 'new')).toBeUndefined();
    expect(String(rename.mock.calls[0][0]).slice(folder.path.length)).toMatch(/^\/\.asm-gateway-\w+\/a\.yaml$/);
  });
});
