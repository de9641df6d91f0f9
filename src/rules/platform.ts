import { rule } from './rule';
import { BAD_PLATFORM } from '../findings/catalogue/strategy';
import { VERSION_PARSERS } from '../model/version';

const FIELDS = ['kubernetesVersion', 'ccmVersion'] as const;

export const platform = rule({
  finds: BAD_PLATFORM,
  reads: ['platform'],
  check: (facts) => FIELDS.flatMap((name) => {
    const version = facts.platform[name];
    const isVersion = version === undefined || VERSION_PARSERS[name](version) !== undefined;
    return isVersion ? [] : [{ values: { case: name, version } }];
  }),
});
