import { type Workplace } from './support';
import { resourcesOf } from '../../src/runner/kinds';
import { Kubectl, type KubectlScript } from '../runner/scripted-kubectl';
import { type Form, manifestText, NODES, type Recorded } from '../runner/support';

/** The last state of each object, as a list has them. */
const lastStates = (objects: readonly { readonly metadata: { readonly name: string } }[] = []) => (
  [...new Map(objects.map((object) => [object.metadata.name, object])).values()]
);

/** A cluster on which a workload does what was recorded. */
export const clusterWith = ({ workload, pods }: Partial<Recorded>): KubectlScript => ({
  'get nodes': [{ stdout: JSON.stringify({ items: NODES }) }],
  'create': [{}],
  'watch pods': [{ documents: pods, stays: true }],
  'get pods': [{ documents: lastStates(pods) }],
  'watch jobs.batch': [{ documents: workload, stays: true }],
  'get jobs.batch': [{ documents: lastStates(workload) }],
  'watch daemonsets.apps': [{ documents: workload, stays: true }],
  'get events': [{ stdout: '{"items":[]}' }],
  'delete': [{}],
  'look': [{}],
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

/** The resources that kubectl was asked to remove, in a fixed order. */
export const removedResources = (kubectl: Kubectl) => [...new Set(kubectl.calls('delete').flatMap(({ args }) => args[1].split(',')))].sort();

/** The resources of everything that kubectl was asked to create, in a fixed order. */
export const createdResources = (kubectl: Kubectl) => resourcesOf(kubectl.inputs('create')).sort();

/** What was watched, in a fixed order, each as often as the watch was started. */
export const watchesIn = (kubectl: Kubectl) => kubectl.calls('get').filter(({ args }) => args.includes('--watch')).map(({ args }) => args[1]).sort();
