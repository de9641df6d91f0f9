import { changed, checkChanged } from './diagnose-hostile-support';
import { runHere } from './in-process';
import { FIXTURES, objectsOf } from '../diagnose/fixtures';
import { fc } from '../support/properties';

test('diagnose crashes on no value, prints text alone, and never says that nothing is wrong because of a value that it cannot read', async () => {
  await fc.assert(fc.asyncProperty(changed, checkChanged), { seed: 16, numRuns: 60 });
});

test('diagnose says of JSON that is cut anywhere that it is not complete, and gives no verdict', async () => {
  const fixtures = fc.constantFrom(...Object.keys(FIXTURES)).map((fixture) => JSON.stringify({ kind: 'List', items: objectsOf(fixture) }, undefined, 4));
  await fc.assert(fc.asyncProperty(fixtures, fc.nat(), async (text, at) => {
    const outcome = await runHere(['diagnose', '--from', '-'], text.slice(0, 1 + at % (text.length - 1)));
    expect(outcome).toEqual({ code: 2, stdout: '', stderr: 'asm-gateway: "<stdin>" is not complete JSON. Read it again with kubectl --output json.\n' });
  }), { seed: 17, numRuns: 60 });
});
