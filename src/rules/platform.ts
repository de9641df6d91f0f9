import { rule } from './rule';
import { BAD_PLATFORM } from '../findings/catalogue/strategy';
import { parseKubernetesVersion } from '../model/version';
import { shown } from '../text';

export const platform = rule({
  finds: BAD_PLATFORM,
  reads: ['platform'],
  check: ({ platform: { kubernetesVersion, ccmVersion } }) => Object.entries({ kubernetesVersion, ccmVersion })
    .filter(([, version]) => version !== undefined && parseKubernetesVersion(version) === undefined)
    .map(([name, version]) => ({ values: { problem: `${name} of the platform is ${shown(version)}` } })),
});
