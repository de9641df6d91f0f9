/** The manifests and the real API server. */
import { apply, messageOf, pathOf, remove, tryToApply } from './kube';
import { type Example, examples, invalid } from './manifests';
import type { ClusterContext, Scenario } from './scenario';
import type { Api, KubeObject } from '../cluster/api';

/** Grows with what the object says and not with what happens to it; objects without it change by their writers alone. */
function stateOf(object: KubeObject): string {
  return String(object.metadata.generation ?? object.metadata.resourceVersion);
}

/** What the API server says against objects; nothing is kept. */
async function refusals(api: Api, objects: readonly KubeObject[]): Promise<string[]> {
  const said: string[] = [];
  for (const object of objects) {
    const answer = await tryToApply(api, object, true);
    if (answer.status >= 300) {
      said.push(`${object.kind} ${object.metadata.name}: ${messageOf(answer)}`);
    }
  }
  return said;
}

async function checkAppliedTwice({ cluster, check }: ClusterContext, name: string, objects: readonly KubeObject[]): Promise<void> {
  const { api } = cluster.controlPlane;
  const first = await apply(api, objects);
  const second = await apply(api, objects);
  const changed = second.filter((object, index) => stateOf(object) !== stateOf(first[index] ?? object));
  const names = changed.map((object) => `${object.kind} ${object.metadata.name}`).join(', ');
  check(`${name}: applied again, nothing changes`, changed.length === 0, `${names} changed`);
}

/** The namespaces that objects are in and that do not exist, for example that of an ingress controller. */
async function missingNamespaces(api: Api, objects: readonly KubeObject[]): Promise<KubeObject[]> {
  const names = new Set(objects.flatMap(({ metadata: { namespace } }) => namespace ?? []));
  const all = [...names].map((name): KubeObject => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
  const answers = await Promise.all(all.map((namespace) => api.ask('GET', pathOf(namespace))));
  return all.filter((_, index) => answers[index]?.status === 404);
}

async function checkExample(context: ClusterContext, example: Example): Promise<void> {
  const { api } = context.cluster.controlPlane;
  const namespaces = await missingNamespaces(api, [...example.mesh, ...example.cluster]);
  await apply(api, namespaces);
  try {
    await checkObjects(context, example);
  } finally {
    await remove(api, namespaces);
  }
}

async function checkObjects(context: ClusterContext, { name, mesh, cluster }: Example): Promise<void> {
  const { api } = context.cluster.controlPlane;
  const objects = [...mesh, ...cluster];
  // A bare pod is refused without its account, also where nothing is kept.
  await apply(api, objects.filter(({ kind }) => kind === 'ServiceAccount'));
  const refused = await refusals(api, objects);
  const sentence = `${name}: all ${objects.length} objects are accepted with strict field validation`;
  context.check(sentence, refused.length === 0, refused.join('; '));
  if (refused.length === 0) {
    await checkAppliedTwice(context, name, objects);
    await remove(api, objects);
  }
}

export const examplesAccepted: Scenario = {
  on: 'cluster',
  name: 'Every example is accepted by the API server, and applying it again changes nothing',
  run: async (context) => {
    for (const example of examples()) {
      await checkExample(context, example);
    }
  },
};

export const wrongShapesRefused: Scenario = {
  on: 'cluster',
  name: 'What is wrong in shape is refused by the API server too',
  run: async ({ cluster, check }) => {
    for (const { name, objects } of invalid()) {
      const said = await refusals(cluster.controlPlane.api, objects);
      const reason = said.length > 0 ? `: ${said.join('; ').slice(0, 120)}` : '';
      check(`${name} is refused${reason}`, said.length > 0, 'it was accepted');
    }
  },
};
