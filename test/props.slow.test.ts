import { sourceOf } from '../src/kubernetes/source';
import { lint } from '../src/lint/lint';
import type { ConstructName, PropSet } from './lab/scenarios/prop-set';
import { propSets } from './lab/scenarios/prop-sets';
import { synthesize, type Synthesized, written } from './lab/synthesis';
import { type Manifest, schemaErrors } from './support/schema';
import { capturingStderr } from './support/stderr';

/* Props as people write them, with one mistake at most: a fixed selection for each prop of each construct. */

const OF_EACH = 6;
const SEED = 21;
const SETS = propSets(OF_EACH, SEED);

interface Tried {
  readonly set: PropSet;
  readonly synthesis: Synthesized;
}

let all: readonly Tried[];
beforeAll(() => capturingStderr(() => (all = SETS.map((set) => ({ set, synthesis: synthesize(set) })))));

/** A prop set and a problem with it, in one line. */
const inWords = ({ construct, id, props }: PropSet, problem: string) => `${construct} "${id}" ${JSON.stringify(props).slice(0, 200)}: ${problem}`;

function problemsOf(those: readonly Tried[], problems: (tried: Tried) => readonly string[]): string[] {
  return those.flatMap((tried) => problems(tried).map((problem) => inWords(tried.set, problem)));
}

const isAccepted = ({ synthesis: { errors } }: Tried) => errors.length === 0;

describe('props that synthesis accepts', () => {
  test('give objects that the schemas of Kubernetes accept', () => {
    expect(problemsOf(all.filter(isAccepted), ({ synthesis: { objects } }) => (objects as unknown as Manifest[]).flatMap(schemaErrors))).toEqual([]);
  });

  test('give manifests in which lint finds no error', () => {
    const errorsIn = ({ synthesis: { objects } }: Tried) => {
      const { findings } = lint([sourceOf('proof.yaml', Buffer.from(objects.map(written).join('---\n')))]);
      return findings.filter(({ level }) => String(level) === 'error').map(({ code, message }) => `${code} ${message}`);
    };
    expect(problemsOf(all.filter(isAccepted), errorsIn)).toEqual([]);
  });

  test('give the same objects a second time', () => {
    capturingStderr(() => {
      expect(problemsOf(all.filter(isAccepted), ({ set, synthesis: { objects } }) => (
        JSON.stringify(synthesize(set).objects) === JSON.stringify(objects) ? [] : ['another manifest']
      ))).toEqual([]);
    });
  });
});

test('props that synthesis refuses have an error with a code, a value in words and a fix', () => {
  expect(problemsOf(all, ({ synthesis: { errors } }) => errors
    .filter(({ code, message, why, fix }) => !/^ASMG\d{4}$/.test(code) || message.includes('[object') || why === '' || fix === '')
    .map(({ code, message }) => `${code} ${message}`))).toEqual([]);
});

test.each<[ConstructName, number]>([
  ['GatewayVerification', 100], ['GatewayMonitor', 100], ['GatewayNodeCheck', 100], ['IstioGateway', 100],
])('of the props of a %s enough are accepted and enough refused to mean something', (construct, least) => {
  const those = all.filter(({ set }) => set.construct === construct);
  const accepted = those.filter(isAccepted).length;
  expect([those.length > least, accepted > least / 5, those.length - accepted > least / 5]).toEqual([true, true, true]);
});
