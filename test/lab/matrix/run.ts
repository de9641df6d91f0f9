/** `lab:measure`: measures data planes one after the other and writes what came out. */
import { LabError } from '../errors';
import { isEssential, type Cell, type NotHosted, type ProxyMode } from './cells';
import { environmentOf } from './environment';
import { createMatrix, measure } from './matrix';
import { writeMeasured } from './measured-files';
import { MEASURED_RELEASES } from '../../../src/model/measured-releases';
import { isSet } from '../settings';

/** A mode and release, as given on the command line: `iptables:1.34.4`. */
export interface Configuration {
  readonly proxyMode: ProxyMode; readonly kubernetesVersion: string;
}

const MODES = Object.keys(MEASURED_RELEASES) as ProxyMode[];

export function parseConfiguration(text: string): Configuration {
  const [mode = '', kubernetesVersion = ''] = text.split(':');
  const proxyMode = MODES.find((each) => each === mode);
  if (!proxyMode || !/^1\.\d+\.\d+$/.test(kubernetesVersion)) {
    throw new LabError(`"${text}" is no data plane: write a mode (${MODES.join(', ')}), a colon and a release, as in iptables:1.34.4.`);
  }
  return { proxyMode, kubernetesVersion };
}

/** What is measured if nothing is named: every measured release, the newest of each mode first. */
export const ALL_CONFIGURATIONS: readonly Configuration[] = MODES.flatMap((proxyMode) =>
  [...MEASURED_RELEASES[proxyMode]].reverse().map((kubernetesVersion) => ({ proxyMode, kubernetesVersion })));

/** Measures each configuration with the pods' range known and not known. */
export async function measureAll(
  configurations: readonly Configuration[], folder: string, parallel: number, say: (line: string) => void,
): Promise<void> {
  const only = isSet('LAB_ESSENTIAL') ? isEssential : () => true;
  const matrix = await createMatrix();
  say(`the API server is ready; ${matrix.services.length} Services`);
  for (const { proxyMode, kubernetesVersion } of configurations) {
    const cells: Cell[] = [];
    const notHosted: NotHosted[] = [];
    for (const podCidrKnown of [true, false]) {
      const began = Date.now();
      const result = await measure(matrix, { proxyMode, kubernetesVersion, podCidrKnown }, only, parallel);
      cells.push(...result.cells);
      notHosted.push(...result.notHosted);
      const connecting = result.cells.filter((cell) => cell.connects === 'yes').length;
      const seconds = Math.round((Date.now() - began) / 1000);
      const range = podCidrKnown ? 'known' : 'unknown';
      say(`${proxyMode} ${kubernetesVersion}, pod range ${range}: ${result.cells.length} cells, ${connecting} connect, ${seconds} s`);
    }
    say(`written ${writeMeasured(folder, proxyMode, kubernetesVersion, environmentOf(proxyMode, kubernetesVersion), cells, notHosted)}`);
  }
}
