/** `lab:build`, and the builds that other commands need. */
import { build, isBuilt } from '../build/build';
import { fetchEnvoy } from '../build/envoy';
import { requireAll, type Purpose } from '../ground/requirements';
import { PINS, pinOfKubernetes, pinsOf, type Pin } from '../versions';

function pinsFor(purpose: Purpose, proxyVersions: readonly string[]): Pin[] {
  return [...new Set([...pinsOf(purpose), ...proxyVersions.map(pinOfKubernetes)])];
}

/** Whether Go has to build something before a cluster or the matrix can run. */
export function mustBuildFor(purpose: Purpose, proxyVersions: readonly string[]): boolean {
  return !pinsFor(purpose, proxyVersions).every(isBuilt);
}

/** Ends with all that the machine does not have. Otherwise builds what is missing for a cluster (with its gateway) or for the matrix. */
export function requireAndBuild(purpose: Purpose, proxyVersions: readonly string[]): void {
  requireAll(purpose, mustBuildFor(purpose, proxyVersions));
  pinsFor(purpose, proxyVersions).forEach(build);
  if (purpose === 'cluster') {
    fetchEnvoy();
  }
}

/** Builds everything, or what is named. */
export async function buildCommand(names: readonly string[]): Promise<void> {
  const isWanted = (name: string): boolean => names.length === 0 || names.includes(name);
  for (const pin of PINS.filter(({ name }) => isWanted(name))) {
    build(pin);
  }
  if (isWanted('envoy')) {
    fetchEnvoy();
  }
}
