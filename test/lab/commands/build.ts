/** `lab:build`, and the builds that other commands need. */
import { build } from '../build/build';
import { fetchEnvoy } from '../build/envoy';
import type { Purpose } from '../ground/requirements';
import { PINS, pinOfKubernetes, pinsOf } from '../versions';

/** Builds what is missing for a cluster (with its names and its gateway) or for the matrix. */
export function buildFor(purpose: Purpose, proxyVersions: readonly string[]): void {
  const pins = [...pinsOf(purpose), ...proxyVersions.map(pinOfKubernetes)];
  for (const pin of new Set(pins)) {
    build(pin);
  }
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
