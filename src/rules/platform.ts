import { rule } from './rule';
import { BAD_PLATFORM } from '../findings/catalogue/strategy';
import { parseKubernetesVersion } from '../model/version';

const VERSIONS = ['kubernetesVersion', 'ccmVersion'] as const;

export const platform = rule({
  finds: BAD_PLATFORM,
  reads: ['platform'],
  check: (facts) => VERSIONS.flatMap((name) => {
    const version = facts.platform[name];
    const isVersion = version === undefined || parseKubernetesVersion(version) !== undefined;
    return isVersion ? [] : [{ values: { case: name, version } }];
  }),
});
