import { execFileSync } from 'child_process';
import {
  closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync,
} from 'fs';
import { createServer } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';
import { LARGEST_BYTES } from '../../src/kubernetes/source';
import { closedSource, fileSource, reasonOf } from '../../src/lint/file-source';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const pathOf = (name: string) => join(folder, name);
const problemOf = (name: string) => {
  const source = fileSource(pathOf(name));
  return 'problem' in source ? source.problem : source;
};

function written(name: string, content: string | Buffer): string {
  writeFileSync(pathOf(name), content);
  return pathOf(name);
}

describe('a file', () => {
  test('is read as it is', () => {
    const name = written('a.yaml', 'a: 网关\n\r\n');
    expect(fileSource(name)).toEqual({ name, text: 'a: 网关\n\r\n' });
  });

  test('without content is read', () => {
    const name = written('a.yaml', '');
    expect(fileSource(name)).toEqual({ name, text: '' });
  });

  test('that needs several reads is complete', () => {
    const text = Array.from({ length: 40_000 }, (_, index) => `${index}\n`).join('');
    const name = written('a.yaml', text);
    expect(fileSource(name)).toEqual({ name, text });
  });

  test('of the operating system, which does not know its size, is complete', () => {
    const name = '/proc/version';
    const text = existsSync(name) ? readFileSync(name, 'utf8') : undefined;
    const source = fileSource(name);
    expect('text' in source ? source.text : undefined).toBe(text);
  });

  test('is read through a symbolic link', () => {
    written('a.yaml', 'a: 1');
    symlinkSync('a.yaml', pathOf('link.yaml'));
    expect(fileSource(pathOf('link.yaml'))).toEqual({ name: pathOf('link.yaml'), text: 'a: 1' });
  });

  test('may have the largest size, and not one byte more', () => {
    const largest = fileSource(written('a.yaml', Buffer.alloc(LARGEST_BYTES, 'a')));
    expect('text' in largest && largest.text.length).toBe(LARGEST_BYTES);
    written('b.yaml', Buffer.alloc(LARGEST_BYTES + 1, 'a'));
    expect(problemOf('b.yaml')).toEqual({ case: 'tooLarge', mebibytes: 8 });
  });

  test('is reported if it is not text', () => {
    written('a.yaml', Buffer.from([0x61, 0]));
    expect(problemOf('a.yaml')).toEqual({ case: 'notText' });
  });

  test('is closed after it was read', () => {
    const name = written('a.yaml', 'a: 1');
    const nextNumber = () => {
      const file = openSync(name, 'r');
      closeSync(file);
      return file;
    };
    const before = nextNumber();
    fileSource(name);
    expect(nextNumber()).toBe(before);
  });
});

describe('what is not a regular file is not read', () => {
  test('a folder', () => {
    mkdirSync(pathOf('a.yaml'));
    expect(problemOf('a.yaml')).toEqual({ case: 'notFile', kind: 'a folder' });
  });

  test('a device', () => {
    symlinkSync('/dev/null', pathOf('a.yaml'));
    expect(problemOf('a.yaml')).toEqual({ case: 'notFile', kind: 'a device' });
  });

  test('a named pipe', () => {
    execFileSync('mkfifo', [pathOf('a.yaml')]);
    expect(problemOf('a.yaml')).toEqual({ case: 'notFile', kind: 'a named pipe' });
  });

  test('a socket', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(pathOf('a.yaml'), resolve);
    });
    const problem = problemOf('a.yaml');
    await new Promise((resolve) => {
      server.close(resolve);
    });
    expect(problem).toEqual({ case: 'notFile', kind: 'a socket' });
  });
});

describe('a path that leads to nothing', () => {
  test('is reported by its name, with the reason', () => {
    expect(fileSource(pathOf('a.yaml'))).toEqual({ name: pathOf('a.yaml'), problem: { case: 'closed', reason: 'it does not exist' } });
  });

  test('goes through a file', () => {
    written('a', '');
    expect(problemOf('a/b.yaml')).toEqual({ case: 'closed', reason: 'it does not exist' });
  });

  test('is a link to a file that does not exist', () => {
    symlinkSync('gone.yaml', pathOf('a.yaml'));
    expect(problemOf('a.yaml')).toEqual({ case: 'deadLink' });
  });

  test('is a link to itself', () => {
    symlinkSync('a.yaml', pathOf('a.yaml'));
    expect(problemOf('a.yaml')).toEqual({ case: 'closed', reason: 'its symbolic links form a cycle' });
  });

  test('is a link that may not be read, which is not called dead', () => {
    symlinkSync('gone.yaml', pathOf('a.yaml'));
    const denied = Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES' });
    expect(closedSource(pathOf('a.yaml'), denied)).toEqual({ name: pathOf('a.yaml'), problem: { case: 'closed', reason: 'permission denied' } });
  });
});

test.each<[string, object, string]>([
  ['that are known', { code: 'EACCES', message: 'EACCES: permission denied' }, 'permission denied'],
  ['of the system', { code: 'EIO', message: 'EIO: i/o error, read' }, 'EIO: i/o error, read'],
  ['of an error without a code', new Error('it broke'), 'it broke'],
])('the reason has the words %s', (_about, error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});
