import { rule } from './rule';
import { BAD_NAME } from '../findings/catalogue/resource';
import { hasLabelCharacters, isDnsLabel } from '../kubernetes/names';

/** What ASM puts in front of the name for the Service. */
const PREFIX = 'istio-';

export const gatewayName = rule({
  finds: BAD_NAME,
  reads: ['name'],
  check: ({ name }) => {
    const field = ['metadata', 'name'];
    if (!hasLabelCharacters(name)) {
      return [{ field, values: { name, problem: 'is not a DNS label' } }];
    }
    const service = PREFIX + name;
    return isDnsLabel(service) ? [] : [{ field, values: { name, problem: `makes the Service name ${service}, which has ${service.length} characters` } }];
  },
});
