/** All props of a gateway, alone and in thousands of sets, and the real API server. */
import { isDeepStrictEqual } from 'util';
import { derivedObjects } from './derived-objects';
import { rightSets, type WrongSet, wrongSets } from './gateway-sets';
import { apply, folderOf, messageOf, pathOf, remove } from './kube';
import { example } from './manifests';
import type { PropSet } from './prop-set';
import type { Scenario } from './scenario';
import type { Api, KubeObject } from '../cluster/api';
import { recordFigures } from '../judged-sets';
import { type Synthesized, synthesize } from '../synthesis';

const SETS = 10_000;
const SEED = 14;

/** How many requests are under way at once. */
const AT_ONCE = 16;

/** Sets of which all requests are sent together. */
const CHUNK = 50;

/** Codes about values that are not written, so the API server never sees them. */
const UNWRITTEN: readonly string[] = ['ASMG0111', 'ASMG0112'];

const MANY = { timeout: 60_000 };

/** Asks the API server about new objects, about each different one once. Nothing is kept. */
class Judge {
  private readonly api: Api;

  private readonly answers = new Map<string, Promise<string | undefined>>();

  public constructor(api: Api) {
    this.api = api.withOpenConnections(AT_ONCE);
  }

  /** How many different objects it was asked about. */
  public get objects(): number {
    return this.answers.size;
  }

  /** What the API server says against the objects. */
  public async refusalsOf(objects: readonly KubeObject[]): Promise<string[]> {
    return (await Promise.all(objects.map((object) => this.refusalOf(object)))).filter((each) => each !== undefined);
  }

  private refusalOf(object: KubeObject): Promise<string | undefined> {
    const moved = { ...object, metadata: { ...object.metadata, namespace: 'istio-system' } };
    const body = JSON.stringify(moved);
    const answer = this.answers.get(body) ?? this.asked(moved, body);
    this.answers.set(body, answer);
    return answer;
  }

  private async asked(object: KubeObject, body: string): Promise<string | undefined> {
    const answer = await this.api.ask('POST', `${folderOf(object)}?dryRun=All&fieldValidation=Strict`, { ...MANY, body });
    return answer.status === 201 ? undefined : `${object.kind}: ${messageOf(answer)}`;
  }
}

/** What both say of a set. */
interface Judged<Set extends PropSet> {
  readonly set: Set;
  readonly codes: readonly string[];

  /** What is said against the IstioGateway, and against the objects that it describes. */
  readonly gateway: readonly string[];
  readonly derived: readonly string[];
}

async function judgedBy<Set extends PropSet>(judge: Judge, set: Set, { errors, objects }: Synthesized): Promise<Judged<Set>> {
  const [gateway, derived] = await Promise.all([judge.refusalsOf(objects), judge.refusalsOf(objects.flatMap(derivedObjects))]);
  return { set, codes: errors.map(({ code }) => code), gateway, derived };
}

/** Judges all sets. While the API server judges some, the next ones are synthesized. */
async function judgeAll<Set extends PropSet>(judge: Judge, sets: readonly Set[]): Promise<Judged<Set>[]> {
  const judged: Judged<Set>[] = [];
  let pending: Promise<Judged<Set>[]> = Promise.resolve([]);
  for (let start = 0; start < sets.length; start += CHUNK) {
    const chunk = sets.slice(start, start + CHUNK).map((set) => ({ set, synthesis: synthesize(set) }));
    judged.push(...await pending);
    pending = Promise.all(chunk.map(({ set, synthesis }) => judgedBy(judge, set, synthesis)));
  }
  return [...judged, ...await pending];
}

function inWords({ set, codes, gateway, derived }: Judged<PropSet>): string {
  return `${JSON.stringify(set.props).slice(0, 200)}: ${[...codes, ...gateway, ...derived].join('; ').slice(0, 400)}`;
}

const some = (those: readonly Judged<PropSet>[]): string => those.slice(0, 10).map(inWords).join('\n');

/** What the server adds to an object. The names are those of all objects. */
const ADDED: readonly string[] = ['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields'];

const withoutAdded = ({ metadata, ...object }: KubeObject): unknown => (
  { ...object, metadata: Object.fromEntries(Object.entries(metadata).filter(([name]) => !ADDED.includes(name))) }
);

export const everyFieldKept: Scenario = {
  on: 'cluster',
  name: 'A gateway with every field comes back as it was synthesized',
  run: async ({ cluster, check }) => {
    const { api } = cluster.controlPlane;
    const gateways = example('every-field').mesh;
    await apply(api, gateways);
    for (const gateway of gateways) {
      const seen = withoutAdded(await api.get(pathOf(gateway)));
      const fields = Object.keys(gateway.spec as object).length;
      check(`IstioGateway ${gateway.metadata.name} has ${fields} fields, and the API server added and removed nothing`,
        fields > 0 && isDeepStrictEqual(seen, gateway), JSON.stringify(seen));
    }
    await remove(api, gateways);
  },
};

export const rightPropsAccepted: Scenario = {
  on: 'cluster',
  name: 'Thousands of sets of props without a mistake are accepted by synthesis and by the API server',
  run: async ({ cluster, check }) => {
    const judge = new Judge(cluster.controlPlane.api);
    const judged = await judgeAll(judge, rightSets(SETS, SEED));
    const refused = judged.filter(({ codes, gateway, derived }) => codes.length + gateway.length + derived.length > 0);
    const { objects } = judge;
    const sentence = `synthesis accepts ${judged.length} sets, and the API server all ${objects} different objects of them`;
    check(sentence, refused.length === 0, some(refused));
    const isKept = recordFigures({ right: { sets: judged.length, accepted: judged.length - refused.length, objects } });
    check('docs/measured.md has these figures', isKept, 'run it with LAB_KEEP=1, and then "npm run lab:docs"');
  },
};

/** How many sets have an error with each code. */
function countsOf(judged: readonly Judged<WrongSet>[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const code of judged.flatMap(({ codes }) => [...new Set(codes)])) {
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b)));
}

export const wrongPropsRefused: Scenario = {
  on: 'cluster',
  name: 'Thousands of sets of props with one mistake are refused by synthesis, whatever the API server says',
  run: async ({ cluster, check }) => {
    const judged = await judgeAll(new Judge(cluster.controlPlane.api), wrongSets(SETS, SEED));
    const silent = judged.filter(({ codes }) => codes.length === 0);
    const refused = judged.filter(({ codes }) => codes.length > 0);
    const written = refused.filter(({ codes }) => !codes.every((code) => UNWRITTEN.includes(code)));
    const gatewayRefused = written.filter(({ gateway }) => gateway.length > 0);
    const objectRefused = written.filter(({ gateway, derived }) => gateway.length === 0 && derived.length > 0);
    const allAccepted = written.length - gatewayRefused.length - objectRefused.length;
    check(`synthesis refuses ${refused.length} of ${judged.length} sets, each with a code`, silent.length === 0, some(silent));
    check(
      `of these, the API server would refuse ${gatewayRefused.length} gateways, and objects of ${objectRefused.length} gateways that it accepts`,
      gatewayRefused.length > 0 && objectRefused.length > 0,
    );
    const isKept = recordFigures({
      wrong: {
        sets: judged.length,
        refused: refused.length,
        codes: countsOf(refused),
        unwritten: refused.length - written.length,
        gatewayRefused: gatewayRefused.length,
        objectRefused: objectRefused.length,
        allAccepted,
      },
    });
    check('docs/measured.md has these figures', isKept, 'run it with LAB_KEEP=1, and then "npm run lab:docs"');
  },
};
