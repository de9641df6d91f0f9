import { planeWordOf } from './plane-words';
import { answered } from '../model/conclude';
import { reachabilityRows } from '../model/matrix';
import type { PlatformField } from '../model/platform';
import { PLATFORM_FLAGS } from '../model/platform-flags';
import type { ReachabilitySetup } from '../model/question';

/** What to declare to settle the answers that are unknown before or after a change. */
export function settling(before: ReachabilitySetup, after: ReachabilitySetup): string[] {
  const sides = [{ plane: '--from', setup: before }, { plane: '--to', setup: after }]
    .map(({ plane, setup }) => ({ plane, setup, fields: decidingFields(setup) }));
  return PLATFORM_FLAGS.flatMap(({ field, flag }) => {
    const open = sides.filter(({ fields }) => fields.includes(field));
    // A flag would declare the field for the other plane too, whose words declare it already.
    const isWritten = sides.some(({ setup: { platform } }) => platform[field] !== undefined);
    return isWritten
      ? open.map(({ plane }) => `the ${planeWordOf(field)} in ${plane}`)
      : open.slice(0, 1).map(() => flag);
  });
}

/** The fields whose declaration changes an unknown answer. */
function decidingFields(setup: ReachabilitySetup): PlatformField[] {
  return reachabilityRows(setup)
    .flatMap(({ client, node, target }) => answered({ ...setup, client, node, target }).deciding);
}
