import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { compare, type Figure } from './measure';
import { clusterObjects, endpoint } from '../test/diagnose/objects';

const PROGRAM = join(__dirname, '..', 'lib', 'src', 'cli', 'main.js');
const NODES = 5000;
const GATEWAYS = 50;
const PODS = 150_000;

/** The most endpoints in a slice. */
const SLICE = 100;

const NAMES = Array.from({ length: NODES }, (_, index) => `node-${index}`);

const BASE = clusterObjects({ nodes: NAMES, clusterCidr: '', endpoints: [] });

/** The objects of one of the gateways: its Service, and its pods on every second node in slices of 100. */
function gateway(number: number) {
  const name = `istio-gateway-${number}`;
  const pods = Array.from({ length: PODS / GATEWAYS }, (_, index) => ({
    ...endpoint(`node-${(index * 2) % NODES}`),
    addresses: [`10.244.${index % 250}.${number}`],
    targetRef: { kind: 'Pod', namespace: 'istio-system', name: `${name}-${index}` },
  }));
  return BASE.flatMap((object) => {
    if (object.kind === 'Service') {
      return [{ ...object, metadata: { ...object.metadata, name } }];
    }
    return object.kind !== 'EndpointSlice' ? [] : Array.from({ length: pods.length / SLICE }, (_, index) => ({
      ...object,
      metadata: { ...object.metadata, name: `${name}-${index}`, labels: { 'kubernetes.io/service-name': name } },
      endpoints: pods.slice(index * SLICE, (index + 1) * SLICE),
    }));
  });
}

/** A cluster of the largest size that Kubernetes supports, as kubectl prints it. */
const TEXT = JSON.stringify({
  kind: 'List',
  items: [
    ...BASE.filter(({ kind }) => !['Service', 'EndpointSlice'].includes(kind)),
    ...Array.from({ length: GATEWAYS }, (_, number) => gateway(number)).flat(),
  ],
}, undefined, 4);

const ARGUMENTS = ['asm-gateway', 'diagnose', '--all', '--output'];

/** Prints the most memory that the process had, in kilobytes, after what it does. */
const measured = (code: string) => `process.on('exit', () => console.error(process.resourceUsage().maxRSS)); ${code}`;

/** Runs Node.js with some code, and returns what it printed and the most memory that it had, in MB. */
function run(code: string, args: readonly string[] = []): { readonly output: string; readonly megabytes: number } {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', measured(code), '--', ...args], {
    encoding: 'utf8', maxBuffer: 64 * 1024 * 1024,
  });
  return { output: stdout, megabytes: Number(stderr.trim().split('\n').at(-1)) / 1024 };
}

/** The diagnosis of every gateway of the largest cluster as a whole process, compared with a process that reads its JSON. */
export function diagnosing(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
  const file = join(folder, 'cluster.json');
  writeFileSync(file, TEXT);
  try {
    const parse = () => run(`JSON.parse(require('fs').readFileSync(${JSON.stringify(file)}, 'utf8'))`);
    const diagnose = (output: string) => run(`require(${JSON.stringify(PROGRAM)})`, [...ARGUMENTS, output, '--from', file]);
    const { output: text, megabytes } = diagnose('text');
    if (!text.includes('ASMG0502')) {
      throw new Error('The benchmark must diagnose a cluster with the fault.');
    }
    const bytes = Buffer.byteLength(diagnose('html').output);
    const about = `diagnosis of ${GATEWAYS} gateways, ${NODES} nodes, ${PODS} pods`;
    return [
      compare(about, { name: 'JSON.parse', run: parse }, { name: 'diagnose', run: () => diagnose('text') }, 5),
      { about: `${about}: MB of memory`, value: megabytes, text: `${megabytes.toFixed(0)} MB, JSON.parse ${parse().megabytes.toFixed(0)} MB` },
      { about: `${about}: MB of HTML`, value: bytes / 1e6, text: `${(bytes / 1e6).toFixed(2)} MB of HTML` },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
