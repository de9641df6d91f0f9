import { rule } from './rule';
import { BAD_NAME } from '../findings/catalogue/resource';
import { hasLabelCharacters, isDnsLabel } from '../kubernetes/names';

/** The prefix that ASM adds to the gateway's name for the Service. */
const PREFIX = 'istio-';

/** The name of the Service may have 63 characters. */
const LONGEST = 63 - PREFIX.length;

export const gatewayName = rule({
  finds: BAD_NAME,
  reads: ['name'],
  check: ({ name }) => {
    const field = ['metadata', 'name'];
    if (!hasLabelCharacters(name)) {
      return [{ field, values: { case: 'characters', name } }];
    }
    return isDnsLabel(PREFIX + name) ? [] : [{ field, values: { case: 'tooLong', name, longest: LONGEST } }];
  },
});
