import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { folderOfGoTool, GO_TOOLS } from './go-tools';
import { missingOf } from './needs';

const cache = process.env.XDG_CACHE_HOME;

afterEach(() => {
  if (cache === undefined) {
    delete process.env.XDG_CACHE_HOME;
  } else {
    process.env.XDG_CACHE_HOME = cache;
  }
});

test('build-go-tools.sh builds the versions that the tests look for', () => {
  const script = readFileSync(join(__dirname, 'build-go-tools.sh'), 'utf8');
  expect([...script.matchAll(/^build (\S+) \S+ (\S+)$/gm)].map(([, name, version]) => [name, version])).toEqual(Object.entries(GO_TOOLS));
});

test('the programs are missing until they are built', () => {
  const folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
  process.env.XDG_CACHE_HOME = folder;
  expect(missingOf(['helm', 'kubeconform'], process.env.PATH ?? '')).toEqual(['helm', 'kubeconform']);
  mkdirSync(folderOfGoTool('helm'), { recursive: true });
  writeFileSync(join(folderOfGoTool('helm'), 'helm'), '');
  chmodSync(join(folderOfGoTool('helm'), 'helm'), 0o755);
  expect(missingOf(['helm', 'kubeconform'], process.env.PATH ?? '')).toEqual(['kubeconform']);
  rmSync(folder, { recursive: true });
});
