/** Runs both stand-ins next to a cluster until it is ended: `main.ts <settings record>`. */
import { reconcileGateways } from './asm-operator';
import { newCloudState, reconcileLoadBalancers } from './cloud-controller';
import { Api } from '../cluster/api';
import type { Network } from '../cluster/network';
import { sleep } from '../ground/exec';
import { readRecord } from '../ground/run-folder';

/** What the stand-ins are told. */
export interface StandInSettings {
  readonly socket: string;
  readonly token: string;
  readonly network: Network;
  readonly podsInVpc: boolean;
}

export const SETTINGS = 'stand-ins.json';

/** How often they look; watching would be quicker and much longer to write. */
const EVERY = 500;

async function main(): Promise<void> {
  const gateways = new Map<string, string>();
  const cloud = newCloudState();
  for (;;) {
    try {
      // Read each time: scenarios change it while we run.
      const settings = readRecord<StandInSettings | undefined>(SETTINGS, undefined);
      if (!settings) {
        throw new Error(`${SETTINGS} is missing`);
      }
      const api = new Api(settings.socket, settings.token);
      const said = [...await reconcileGateways(api, gateways), ...await reconcileLoadBalancers(api, settings.network, cloud, settings.podsInVpc)];
      for (const line of said) {
        process.stdout.write(`${new Date().toISOString()} ${line}\n`);
      }
    } catch (error) {
      process.stdout.write(`${new Date().toISOString()} ${String(error)}\n`);
    }
    await sleep(EVERY);
  }
}

if (require.main === module) {
  void main();
}
