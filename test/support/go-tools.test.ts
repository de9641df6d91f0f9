import { readFileSync } from 'fs';
import { join } from 'path';
import { GO_TOOLS } from './go-tools';

test('build-go-tools.sh builds the versions that the tests look for', () => {
  const script = readFileSync(join(__dirname, 'build-go-tools.sh'), 'utf8');
  expect([...script.matchAll(/^build (\S+) \S+ (\S+)$/gm)].map(([, name, version]) => [name, version])).toEqual(Object.entries(GO_TOOLS));
});
