/** `lab:measure`: measures data planes on real kube-proxy releases. */
import { requireAndBuild } from './build';
import { clean } from './clean';
import { say } from './say';
import { teardown } from '../ground/teardown';
import { chosenSet } from '../matrix/cell-sets';
import { MEASURED } from '../matrix/measured-files';
import { measureAll, parseConfiguration } from '../matrix/run';
import { kernelHasIpvs, measureInUserMode } from '../matrix/user-mode';
import { setting } from '../settings';

/** Questions that are open at once on an ordinary kernel. */
const PARALLEL = '16';

export async function measureCommand(texts: readonly string[]): Promise<void> {
  const configurations = texts.length > 0 ? texts.map(parseConfiguration) : chosenSet().configurations;
  requireAndBuild('matrix', configurations.map((each) => each.kubernetesVersion));
  const elsewhere = configurations.filter((each) => each.proxyMode === 'ipvs' && !kernelHasIpvs());
  const here = configurations.filter((each) => !elsewhere.includes(each));
  await clean(async () => {
    if (here.length > 0) {
      await measureAll(here, MEASURED, Number(setting('LAB_PARALLEL') || PARALLEL), say);
    }
    // One kernel each: what one kube-proxy leaves in a kernel is never seen by the next.
    for (const each of elsewhere) {
      await teardown();
      await measureInUserMode([each], say);
    }
  });
}
