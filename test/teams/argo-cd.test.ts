import { execFileSync } from 'child_process';
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { ROOT } from './support';
import { needs } from '../support/needs';
import { type Manifest, schemaErrors } from '../support/schema';

const FOLDER = join(ROOT, 'argo-cd', 'resource_customizations', 'istio.alibabacloud.com', 'IstioGateway');

/** The cases, in the form in which Argo CD tests its own health checks. */
const { tests: CASES } = parse(readFileSync(join(FOLDER, 'health_test.yaml'), 'utf8')) as {
  tests: { readonly healthStatus: { readonly status: string; readonly message: string }; readonly inputPath: string }[];
};

/** Argo CD runs Lua 5.1, without the standard libraries unless a user turns them on. Here the script gets none. */
const RUN = `
local script = assert(loadfile(arg[1]))
setfenv(script, { obj = loadstring("return " .. arg[2])() })
local health = script()
io.write(health.status, "\\n", health.message)
`;

const manifestOf = (path: string) => parse(readFileSync(join(FOLDER, path), 'utf8')) as Manifest;

/** A value as an expression of Lua. */
function luaOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return value === null ? 'nil' : JSON.stringify(value);
  }
  const entries = Array.isArray(value)
    ? value.map(luaOf)
    : Object.entries(value).map(([key, each]) => `[${JSON.stringify(key)}] = ${luaOf(each)}`);
  return `{ ${entries.join(', ')} }`;
}

test('each case of the health check has a gateway that fits the definition', () => {
  expect(CASES.map(({ inputPath }) => inputPath).sort()).toEqual(readdirSync(join(FOLDER, 'testdata')).map((file) => `testdata/${file}`).sort());
  expect(CASES.flatMap(({ inputPath }) => schemaErrors(manifestOf(inputPath)))).toEqual([]);
});

needs('lua5.1').describe('the health check for Argo CD', () => {
  test.each(CASES.map((each) => [each.inputPath, each] as const))('%s', (_, { inputPath, healthStatus }) => {
    const args = ['-', join(FOLDER, 'health.lua'), luaOf(manifestOf(inputPath))];
    const [status, message] = execFileSync('lua5.1', args, { input: RUN, encoding: 'utf8' }).split('\n');
    expect({ status, message }).toEqual(healthStatus);
  });
});
