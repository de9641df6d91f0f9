import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { CURL_VERSIONS, folderOfCurl } from './curls';
import { missingOf } from './needs';
import { DEFAULT_IMAGE } from '../../src/probe/image';

const BUILD = readFileSync(join(__dirname, 'build-curls.sh'), 'utf8');
const cache = process.env.XDG_CACHE_HOME;

afterEach(() => {
  if (cache === undefined) {
    delete process.env.XDG_CACHE_HOME;
  } else {
    process.env.XDG_CACHE_HOME = cache;
  }
});

describe('the versions of curl', () => {
  test('are those that the script builds', () => {
    expect([...BUILD.matchAll(/^build (\S+) /gm)].map(([, version]) => version)).toEqual([...CURL_VERSIONS]);
  });

  test('begin with the version in the default image', () => {
    expect(DEFAULT_IMAGE).toMatch(new RegExp(`^curlimages/curl:${CURL_VERSIONS[0]}@sha256:[0-9a-f]{64}$`));
  });

  test('have a test of the probe each', () => {
    const tests = CURL_VERSIONS.map((version) => join(__dirname, '..', 'verify', `probe-curl-${version}.slow.test.ts`));
    expect(tests.filter((file) => !existsSync(file))).toEqual([]);
  });

  test('are missing until they are built', () => {
    const folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
    process.env.XDG_CACHE_HOME = folder;
    expect(missingOf(['curl 8.10.1'], process.env.PATH ?? '')).toEqual(['curl 8.10.1']);
    mkdirSync(folderOfCurl('8.10.1'), { recursive: true });
    writeFileSync(join(folderOfCurl('8.10.1'), 'curl'), '');
    chmodSync(join(folderOfCurl('8.10.1'), 'curl'), 0o755);
    expect(missingOf(['curl 8.10.1', 'curl 8.14.1'], process.env.PATH ?? '')).toEqual(['curl 8.14.1']);
    rmSync(folder, { recursive: true });
  });
});
