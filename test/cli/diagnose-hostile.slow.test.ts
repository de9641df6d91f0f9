import { changed, checkChanged } from './diagnose-hostile-support';
import { fc } from '../support/properties';

test('diagnose crashes on none of many values, prints text alone, and never says that nothing is wrong because of a value that it cannot read', async () => {
  await fc.assert(fc.asyncProperty(changed, checkChanged), { seed: 61, numRuns: 6000 });
});
