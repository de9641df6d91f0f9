import { createWriteStream } from 'fs';
import { join } from 'path';
import { pipeline } from 'stream/promises';
import { Workplace } from './support';
import { nameOf, objectsOf } from '../diagnose/fixtures';

/* Lists of a million objects. They are written while the test runs. */

const MILLION = 1_000_000;

/** The longest time, for a machine that does something else too, and the most memory for JavaScript, in MiB. */
const SECONDS = 600;
const MEGABYTES = 2048;

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

/** Diagnoses a cluster with the fault that has a million other objects. */
async function diagnosedWith(other: (index: number) => object) {
  const lines = function* () {
    yield `{"apiVersion":"v1","kind":"List","items":[${objectsOf('flannel-iptables-without-pod-range').map((object) => JSON.stringify(object)).join()}`;
    for (let index = 0; index < MILLION; index++) {
      yield `,\n${JSON.stringify(other(index))}`;
    }
    yield ']}\n';
  };
  await pipeline(lines, createWriteStream(join(place.folder, 'all.json')));
  const start = performance.now();
  const { code, stdout, stderr } = await place.run(['diagnose', '--from', 'all.json'], { env: { NODE_OPTIONS: `--max-old-space-size=${MEGABYTES}` } });
  expect((performance.now() - start) / 1000).toBeLessThan(SECONDS);
  return { code, says: stdout.split('\n')[0], stderr };
}

const address = 'cannot reach the load balancer address 203.0.113.7 of istio-system/istio-ingressgateway (timeout).';

test('a million pods that are no client change nothing', async () => {
  const pod = (index: number) => ({
    apiVersion: 'v1', kind: 'Pod', metadata: { name: `p-${index}`, namespace: 'shop' }, spec: { nodeName: nameOf(12) }, status: { phase: 'Running' },
  });
  expect(await diagnosedWith(pod)).toEqual({ code: 1, says: `error ASMG0502: pods on 1 of 3 nodes (${nameOf(12)}) ${address}`, stderr: '' });
}, SECONDS * 2000);

test('a million nodes without a gateway pod are counted', async () => {
  const node = (index: number) => ({
    apiVersion: 'v1', kind: 'Node', metadata: { name: `node-${index}` }, spec: {}, status: { nodeInfo: { kubeletVersion: 'v1.34.4-aliyun.1' } },
  });
  expect(await diagnosedWith(node)).toEqual({ code: 1, says: `error ASMG0502: pods on ${MILLION + 1} of ${MILLION + 3} nodes ${address}`, stderr: '' });
}, SECONDS * 2000);
