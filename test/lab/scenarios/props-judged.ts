/** Synthesis and the real API server judge the same props. */
import { apply, folderOf, messageOf, remove, tryToApply } from './kube';
import type { PropSet } from './prop-set';
import { propSets } from './prop-sets';
import type { Scenario } from './scenario';
import type { Api, KubeObject } from '../cluster/api';
import { type Synthesized, synthesize, written } from '../synthesis';

/** How many right sets of each construct, and how many for each of its props. */
const OF_EACH = 4;
const SEED = 14;

/** Codes of findings that are only about what the API server accepts. */
const ABOUT_KUBERNETES: readonly string[] = ['ASMG0105', 'ASMG0402', 'ASMG0403', 'ASMG0405', 'ASMG0407'];

/** What synthesis refuses on purpose although the API server accepts it. */
const STRICTER: readonly { readonly message: RegExp; readonly because: string }[] = [
  { message: /^(retry|timeout of) /, because: 'only the probe reads it' },
  { message: /^deadline of /, because: 'a DaemonSet has none, and no probe takes 68 years' },
  { message: /^ttlAfterFinished of /, because: 'the pod of a test by Helm has none, and the prop may not be wrong there either' },
  { message: /^everyNode\(-?0\)/, because: 'a Job without pods proves nothing' },
  { message: /^image "[^"]*(\s|\\[nt]|\u0085)/, because: 'the API server accepts it in a template, and no node can pull it' },
  { message: /^imagePullSecrets\[0\]\.name /, because: 'no Secret can have the name' },
  { message: /^labels.* sets it on the pods of a Job$/, because: 'the API server accepts the CronJob, and refuses the Jobs that it creates' },
  { message: /^annotations.* write the prop tolerations/, because: 'nothing reads it any more' },
  { message: /^schedule "[^"]*([*?]-|,,|[" ],|,[" ]|\+\d)/, because: 'a typing error that the API server reads nevertheless' },
  { message: /"\s*[-+.\d]+\s*" is not allowed; it must be a quantity/, because: 'the API server reads a lone sign as 0, and ignores spaces' },
  { message: /^(label|annotation) ".*" has the value null/, because: 'the API server drops the entry' },
];

/** A namespace that exists. The name of a set's own is judged as the name of a Namespace. */
const NAMESPACE = 'default';

/** What both say of a set. */
interface Judged {
  readonly set: PropSet;
  readonly synthesis: Synthesized;
  readonly refusals: readonly string[];
}

/**
 * What the API server says against an object in the form in which cdk8s writes it. It is asked as `kubectl apply` asks, and then as
 * `kubectl apply --server-side` does. Nothing is kept.
 */
async function refusalsOf(api: Api, object: KubeObject): Promise<string[]> {
  const created = await api.ask('POST', `${folderOf(object)}?dryRun=All&fieldValidation=Strict`, {
    body: written(object),
    contentType: 'application/yaml',
  });
  const isThere = object.kind === 'Namespace' && created.status === 409;
  if (created.status !== 201) {
    return isThere ? [] : [`${object.kind}: ${messageOf(created)}`];
  }
  const applied = await tryToApply(api, object, true);
  return applied.status < 300 ? [] : [`${object.kind}, on the server's side: ${messageOf(applied)}`];
}

/** The objects of a set in the namespace, and the Namespace that they name. */
function asked({ objects }: Synthesized): KubeObject[] {
  const names = new Set(objects.map(({ metadata }) => metadata.namespace ?? NAMESPACE));
  const moved = objects.map((object) => ({ ...object, metadata: { ...object.metadata, namespace: NAMESPACE } }));
  return [...moved, ...[...names].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }))];
}

async function judgedBy(api: Api, set: PropSet): Promise<Judged> {
  const synthesis = synthesize(set);
  const objects = asked(synthesis);
  // A bare pod is refused without its account, also where nothing is kept.
  const accounts = objects.some(({ kind }) => kind === 'Pod') ? objects.filter(({ kind }) => kind === 'ServiceAccount') : [];
  await apply(api, accounts);
  const refusals = await Promise.all(objects.filter((object) => !accounts.includes(object)).map((object) => refusalsOf(api, object)));
  await remove(api, accounts);
  return { set, synthesis, refusals: refusals.flat() };
}

/** Whether synthesis refuses a set only because Kubernetes would. */
function isForKubernetes({ synthesis: { errors } }: Judged): boolean {
  return errors.length > 0 && errors.every(({ code }) => ABOUT_KUBERNETES.includes(code));
}

function isStricter({ synthesis: { errors } }: Judged): boolean {
  return errors.every((error) => STRICTER.some(({ message }) => message.test(error.message)));
}

function inWords({ set, synthesis: { errors }, refusals }: Judged): string {
  const said = [...errors.map(({ message }) => message), ...refusals].join('; ');
  return `${set.construct} "${set.id}" ${JSON.stringify(set.props).slice(0, 200)}: ${said.slice(0, 400)}`;
}

export const propsJudged: Scenario = {
  on: 'cluster',
  name: 'Synthesis and the API server judge the same props',
  run: async ({ cluster, check }) => {
    const judged: Judged[] = [];
    for (const set of propSets(OF_EACH, SEED)) {
      judged.push(await judgedBy(cluster.controlPlane.api, set));
    }
    const accepted = judged.filter(({ synthesis }) => synthesis.errors.length === 0);
    const surprises = accepted.filter(({ refusals }) => refusals.length > 0);
    check(
      `of ${judged.length} prop sets synthesis accepts ${accepted.length}, and the API server accepts every manifest of these`,
      accepted.length > 0 && surprises.length === 0, surprises.map(inWords).join('\n'),
    );
    const refused = judged.filter(isForKubernetes);
    const stricter = refused.filter(({ refusals }) => refusals.length === 0);
    const wrong = stricter.filter((each) => !isStricter(each));
    check(
      `what synthesis refuses for the sake of Kubernetes (${refused.length}), the API server refuses too (but ${stricter.length} on purpose)`,
      refused.length > stricter.length && wrong.length === 0, wrong.map(inWords).join('\n'),
    );
  },
};
