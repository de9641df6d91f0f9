/** `lab:measure`: measures data planes one after the other and writes what came out. */
import { join } from 'path';
import { LabError } from '../errors';
import { chosenSet, type CellSet, type Configuration } from './cell-sets';
import type { DataPlane } from './cells';
import { environmentOf } from './environment';
import { createMatrix, measure, type Measured } from './matrix';
import { writeMeasured } from './measured-files';
import { MODES } from '../versions';

export function parseConfiguration(text: string): Configuration {
  const [mode = '', kubernetesVersion = ''] = text.split(':');
  const proxyMode = MODES.find((each) => each === mode);
  if (!proxyMode || !/^1\.\d+\.\d+$/.test(kubernetesVersion)) {
    throw new LabError(`"${text}" is no data plane: write a mode (${MODES.join(', ')}), a colon and a release, as in iptables:1.34.4.`);
  }
  return { proxyMode, kubernetesVersion };
}

/** A data plane in words. */
function planeText({ proxyMode, kubernetesVersion, podCidrKnown, detectLocalMode, terwayMasquerade }: DataPlane): string {
  const pods = detectLocalMode ?? `pod range ${podCidrKnown ? 'known' : 'unknown'}`;
  const masquerade = terwayMasquerade === undefined ? '' : `, ${terwayMasquerade ? 'with' : 'without'} terway-masq`;
  return `${proxyMode} ${kubernetesVersion}, ${pods}${masquerade}`;
}

/** Measures each configuration on every data plane that the set of cells has for it. */
export async function measureAll(
  configurations: readonly Configuration[], folder: string, parallel: number, say: (line: string) => void,
): Promise<void> {
  const set: CellSet = chosenSet();
  const matrix = await createMatrix(set.variants, set.pods);
  say(`the API server is ready; ${matrix.services.length} Services`);
  for (const configuration of configurations) {
    const results: Measured[] = [];
    for (const plane of set.planes(configuration)) {
      const began = Date.now();
      const result = await measure(matrix, plane, set.isAsked, parallel);
      results.push(result);
      const connecting = result.cells.filter((cell) => cell.connects === 'yes').length;
      const seconds = Math.round((Date.now() - began) / 1000);
      say(`${planeText(plane)}: ${result.cells.length} cells, ${connecting} connect, ${seconds} s`);
    }
    const { proxyMode, kubernetesVersion } = configuration;
    say(`written ${writeMeasured(join(folder, set.folder), configuration, environmentOf(proxyMode, kubernetesVersion), results)}`);
  }
}
