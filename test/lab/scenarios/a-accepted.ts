/** The manifests and the real API server. */
import { apply, messageOf, remove, tryToApply } from './kube';
import { examples, invalid } from './manifests';
import type { Scenario } from './scenario';

/** Grows with what the object says and not with what happens to it; objects without it change by their writers alone. */
function stateOf(object: { metadata: Readonly<Record<string, unknown>> }): string {
  return String(object.metadata.generation ?? object.metadata.resourceVersion);
}

export const accepted: Scenario = {
  name: 'Every example is accepted by the API server, and applying it again changes nothing',
  run: async ({ cluster, check }) => {
    const { api } = cluster.controlPlane;
    for (const example of examples()) {
      const objects = [...example.mesh, ...example.cluster];
      const refused: string[] = [];
      // A bare pod is refused without its account, also where nothing is kept.
      await apply(api, objects.filter(({ kind }) => kind === 'ServiceAccount'));
      for (const object of objects) {
        const answer = await tryToApply(api, object, true);
        if (answer.status >= 300) refused.push(`${object.kind} ${object.metadata.name}: ${messageOf(answer)}`);
      }
      check(`${example.name}: all ${objects.length} objects are accepted with strict field validation`, refused.length === 0, refused.join('; '));
      if (refused.length > 0) continue;
      const first = await apply(api, objects);
      const second = await apply(api, objects);
      const changed = second.filter((object, index) => stateOf(object) !== stateOf(first[index] ?? object)).map((object) => `${object.kind} ${object.metadata.name}`);
      check(`${example.name}: applied again, nothing changes`, changed.length === 0, `${changed.join(', ')} changed`);
      await remove(api, objects);
    }
  },
};

export const refused: Scenario = {
  name: 'What is wrong in shape is refused by the API server too',
  run: async ({ cluster, check }) => {
    for (const each of invalid()) {
      let answer = '';
      for (const object of each.objects) {
        const said = await tryToApply(cluster.controlPlane.api, object, true);
        if (said.status >= 300) answer = messageOf(said);
      }
      check(`${each.name} is refused${answer ? `: ${answer.slice(0, 120)}` : ''}`, answer !== '', 'it was accepted');
    }
  },
};
