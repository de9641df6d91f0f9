import { type Workplace } from './support';
import { Kubectl, type KubectlScript } from '../runner/scripted-kubectl';
import { type Form, manifestText, NODES, type Recorded } from '../runner/support';

/** A cluster on which a workload does what was recorded. */
export const clusterWith = ({ workload, pods }: Partial<Recorded>): KubectlScript => ({
  'get nodes': [{ stdout: JSON.stringify({ items: NODES }) }],
  'create': [{}],
  'get pods': [{ documents: pods, stays: true }],
  'get job': [{ documents: workload, stays: true }],
  'get daemonset': [{ documents: workload, stays: true }],
  'get events': [{ stdout: '{"items":[]}' }],
  'delete': [{}],
});

/** The command in a folder with a manifest, and a cluster. */
export function commandIn(place: Workplace, form: Form, script: KubectlScript, text = manifestText(form)) {
  place.write('proof.yaml', text);
  const kubectl = new Kubectl(place, script);
  return {
    kubectl,
    run: (...args: string[]) => place.run(['verify', '-f', 'proof.yaml', ...args], { env: kubectl.env }),
    start: (...args: string[]) => started(place.start(['verify', '-f', 'proof.yaml', ...args], kubectl.env)),
  };
}

/** A command that goes on while a test does something to it. */
function started(child: ReturnType<Workplace['start']>) {
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (output.stdout += text));
  child.stderr.on('data', (text) => (output.stderr += text));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, ...output }));
  });
  return { child, ended };
}

/** The kinds and names of objects, in a fixed order. */
export const namesOf = (objects: readonly { kind: string; metadata: { name: string } }[]) => objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`).sort();
