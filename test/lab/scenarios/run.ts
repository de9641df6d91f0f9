/** Runs all scenarios against one cluster, in the order of the story. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import type { KubeObject } from '../cluster/api';
import { LabError } from '../errors';
import { accepted, refused } from './a-accepted';
import { eni, theCase } from './b-the-case';
import { nowhere, restricted } from './c-placement';
import { rangeKnown } from './d-range-known';
import { everyNode, fires, rollout, seen } from './f-proof';
import { helm } from './g-helm';
import { verify } from './h-verify';
import { apply } from './kube';
import type { Context, Scenario } from './scenario';
import { until } from '../ground/exec';
import type { Cluster } from '../nodes/cluster';

const SCENARIOS: readonly Scenario[] = [
  accepted, refused, theCase, eni, restricted, nowhere, rangeKnown, everyNode, rollout, fires, seen, helm, verify,
];

/** The definition the library ships. */
const DEFINITION = process.env.LAB_CRD ?? resolve(__dirname, '..', '..', '..', 'crds', 'istiogateways.yaml');

/** Says what the scenarios need and is not there, before anything is started. */
export function requireDefinition(): void {
  if (!existsSync(DEFINITION)) throw new LabError(`There is no definition of IstioGateways at ${DEFINITION}: name its file in LAB_CRD.`);
}

/** Installs what a cluster of the mesh has before any gateway: the kind itself, and its namespace. */
export async function prepare(cluster: Cluster): Promise<void> {
  const { api } = cluster.controlPlane;
  await apply(api, [parse(readFileSync(DEFINITION, 'utf8')) as KubeObject, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'istio-system' } }]);
  await until('the API server does not serve IstioGateways', 30, async () => (await api.ask('GET', '/apis/istio.alibabacloud.com/v1beta1/istiogateways')).status === 200);
  await until('the namespace has no default account', 30, async () => (await api.ask('GET', '/api/v1/namespaces/istio-system/serviceaccounts/default')).status === 200);
}

/** Runs them; a scenario that cannot go on is a sentence that is not true. */
export async function runScenarios(cluster: Cluster, say: (line: string) => void, check: Context['check'], only: readonly string[]): Promise<void> {
  for (const scenario of SCENARIOS.filter((each) => only.length === 0 || only.some((word) => each.name.includes(word)))) {
    say(scenario.name);
    try {
      await scenario.run({ cluster, say, check });
    } catch (error) {
      check('the scenario came to its end', false, error instanceof Error ? error.message : String(error));
    }
  }
}
