import { readFileSync } from 'fs';
import { join } from 'path';
import { PROBE } from '../../src/probe/probe.generated';
import { readLog, RESULT_FIELDS } from '../../src/probe/result';
import { run } from '../support/shell';

const PROVE_IT = readFileSync(join(__dirname, '..', '..', 'docs', 'guide', 'prove-it.md'), 'utf8');

describe('the fields of a result', () => {
  test('are what the probe writes, in the same order', async () => {
    const { stdout } = await run(['sh', '-c', PROBE, 'probe', 'not-an-argument'], { env: { ...process.env, PROBE_TERMINATION_LOG: '/dev/null' } });
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual([...RESULT_FIELDS]);
  });

  test('are all there, even if a line lacks some of them', () => {
    const [result] = readLog('{"node":"a","client":"pod","target":"url","expectation":"any-response","ok":true,"message":"answered"}\n');
    expect(Object.keys(result).sort()).toEqual([...RESULT_FIELDS].sort());
    expect(result).toMatchObject({ node: 'a', ok: true, connectTo: null, totalSeconds: null });
  });

  test('are all in the table of the guide, and no others', () => {
    const [, table] = /\| field \| meaning \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(PROVE_IT) ?? [];
    const named = table.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)]).map(([, name]) => name);
    expect(named.sort()).toEqual([...RESULT_FIELDS].sort());
  });
});
