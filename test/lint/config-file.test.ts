import { symlinkSync } from 'fs';
import { join, relative } from 'path';
import { configAbove } from '../../src/lint/config';
import { configFileAbove } from '../../src/lint/config-file';
import { TemporaryFolder } from '../support/temporary-folder';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
  // Keeps the search inside the folder.
  folder.write('.git/HEAD', '');
});
afterEach(() => folder.remove());

/** The configuration file for a path in the folder, as a path in the folder. */
const found = (path: string) => {
  const file = configFileAbove(`${folder.path}/${path}`);
  return file === undefined ? undefined : relative(folder.path, file);
};

describe('the configuration file for a path', () => {
  test('is in the folder itself, or in the folder of the file', () => {
    folder.write('a/asm-gateway.yaml', '');
    folder.write('a/gateway.yaml', '');
    expect([found('a'), found('a/gateway.yaml')]).toEqual(['a/asm-gateway.yaml', 'a/asm-gateway.yaml']);
  });

  test('is the nearest one above', () => {
    folder.write('asm-gateway.yaml', '');
    folder.write('a/asm-gateway.yaml', '');
    folder.write('a/b/c/gateway.yaml', '');
    expect([found('a/b/c'), found('a/b/c/gateway.yaml'), found('other.yaml')]).toEqual(['a/asm-gateway.yaml', 'a/asm-gateway.yaml', 'asm-gateway.yaml']);
  });

  test('is found for a path that does not exist', () => {
    folder.write('asm-gateway.yaml', '');
    expect(found('absent/gateway.yaml')).toBe('asm-gateway.yaml');
  });

  test('may be in the root of the Git repository, but not above it', () => {
    folder.write('asm-gateway.yaml', '');
    folder.write('inner/.git/HEAD', '');
    folder.write('inner/a/gateway.yaml', '');
    expect([found('.'), found('inner'), found('inner/a')]).toEqual(['asm-gateway.yaml', undefined, undefined]);
  });

  test('is found if it is a link that leads nowhere, or to itself', () => {
    folder.write('a/gateway.yaml', '');
    folder.write('b/gateway.yaml', '');
    symlinkSync('nowhere', join(folder.path, 'a', 'asm-gateway.yaml'));
    symlinkSync('asm-gateway.yaml', join(folder.path, 'b', 'asm-gateway.yaml'));
    expect([found('a'), found('b')]).toEqual(['a/asm-gateway.yaml', 'b/asm-gateway.yaml']);
    expect(['a', 'b'].map((each) => configAbove(join(folder.path, each))?.findings.map(({ code }) => code))).toEqual([['ASMG0110'], ['ASMG0110']]);
  });

  test('is absent below a file', () => {
    folder.write('gateway.yaml', '');
    expect(found('gateway.yaml/a/b.yaml')).toBeUndefined();
  });

  test('is absent at the root of the file system', () => {
    expect(configFileAbove('/')).toBeUndefined();
  });
});

describe('the settings for a path', () => {
  test('are those of the file', () => {
    const file = folder.write('asm-gateway.yaml', 'failOn: warning\n');
    expect(configAbove(folder.path)).toMatchObject({ file, failOn: 'warning', findings: [] });
  });

  test('are absent without a file', () => {
    expect(configAbove(folder.path)).toBeUndefined();
  });
});
