import { runHere } from './in-process';
import { FIXTURES, objectsOf } from '../diagnose/fixtures';
import type { ApiObject } from '../diagnose/objects';
import { hostile } from '../diagnose/report-support';
import { fc } from '../support/properties';
import type { Outcome } from '../support/shell';

/*
 * Clusters in which one value is another one: of any type, or text that means something to a terminal, a CI log or a report. The oracle reads the
 * changed objects by itself.
 */

/** The steps from the list of objects to a value. */
type Path = readonly (string | number)[];

/** Stands for lists in lists, which are too deep for JSON.stringify. */
const DEEP = '@deep@';
const DEPTH = 20_000;

/** A cluster with one other value. */
export interface Changed {
  readonly fixture: string;
  readonly path: Path;
  readonly value: unknown;
  readonly output: string;
  readonly objects: readonly unknown[];
}

/** The paths of all values in a value. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((each, index) => [index, each])
    : Object.entries((typeof value === 'object' ? value : undefined) ?? {});
  return [...path.length === 0 ? [] : [path], ...entries.flatMap(([step, inner]) => pathsIn(inner, [...path, step]))];
}

/** The value with another one at a path; undefined removes an entry. */
function withValue(value: unknown, [step, ...rest]: Path, change: unknown): unknown {
  if (step === undefined) {
    return change;
  }
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => (
      index !== step ? [each] : rest.length === 0 && change === undefined ? [] : [withValue(each, rest, change)]
    ));
  }
  return Object.fromEntries(Object.entries(value as object).flatMap(([key, inner]) => (
    key !== step ? [[key, inner]] : rest.length === 0 && change === undefined ? [] : [[key, withValue(inner, rest, change)]]
  )));
}


/** Values that no part of a diagnosis reads. Few changes are made to them. */
const UNREAD = /,(?:uid|resourceVersion|creationTimestamp|ownerReferences|generateName|finalizers|\w+Version|nodePort|tolerations|resources|selector|env|kubeconfig\.conf)\b/;

const CLUSTERS = Object.keys(FIXTURES).map((fixture) => {
  const objects = objectsOf(fixture);
  const paths = pathsIn(objects);
  return { fixture, objects, paths, read: paths.filter((path) => !UNREAD.test(path.join())) };
});

const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    null, undefined, true, false, 0, -1, 80, 1e308, '', 'Local', 'Cluster', 'cluster', 'LoadBalancer', 'ipvs', 'iptables', '__proto__', 'constructor', '999.999.999.999/99',
    '0.0.0.0/0', '\u202eevil', 'x'.repeat(100_000), DEEP, [], {}, [[]], [null], [{}],
  ),
  hostile,
);

const values = fc.oneof(
  { weight: 4, arbitrary: leaf },
  { weight: 1, arbitrary: fc.array(leaf, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.oneof(hostile, fc.constantFrom('__proto__', 'name', 'mode', 'spec', 'items', 'kind', 'ip')), leaf, { maxKeys: 3 }) },
);

/** A fixture in which one value is replaced or removed, or is that of another place, for example the whole object again. */
export const changed: fc.Arbitrary<Changed> = fc.record({
  cluster: fc.constantFrom(...CLUSTERS),
  all: fc.integer({ min: 0, max: 7 }).map((number) => number === 0),
  at: fc.nat(),
  from: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat() }),
  value: values,
  output: fc.constantFrom('text', 'json', 'markdown', 'mermaid', 'html'),
}).map(({ cluster: { fixture, objects, paths, read }, all, at, from, value, output }) => {
  const some = all ? paths : read;
  const path = some[at % some.length] ?? [];
  const other = from === undefined ? value : valueIn(objects, paths[from % paths.length] ?? []);
  return {
    fixture,
    path,
    value: other,
    output,
    objects: withValue(objects, path, other) as readonly unknown[],
    [fc.toStringMethod]: () => `${fixture} ${output} ${path.join('.')} ${JSON.stringify(other)?.slice(0, 300)}`,
  };
});

/** Diagnoses the objects as they would stand in a file. */
export function diagnosedHere(objects: readonly unknown[], output: string): Promise<Outcome> {
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }).replaceAll(`"${DEEP}"`, `${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`);
  return runHere(['diagnose', '--from', '-', '--output', output], text);
}

const NOT_TEXT = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

/** What no output may hold. */
export function problemsIn({ code, stdout, stderr }: Outcome): string[] {
  const all = `${stdout}\n${stderr}`;
  return [
    ...[0, 1, 2].includes(code ?? -1) ? [] : [`exit code ${code}`],
    ...code === 2 || stderr === '' ? [] : [`complaint with the exit code ${code}: ${stderr.slice(0, 200)}`],
    ...NOT_TEXT.test(all) ? ['a character that is not text'] : [],
    ...all.split('\n').filter((line) => /^\s*::/.test(line) || /##[a-z]*\[/i.test(line)).map((line) => `a command: ${line.slice(0, 200)}`),
    ...all.split('\n').filter((line) => /internal error|^\s+at .+:\d+:\d+\)?$|\[object Object\]/.test(line)).map((line) => `a bug: ${line.slice(0, 200)}`),
  ];
}

/** The code of the verdict in JSON; undefined if a complaint stands for it. */
export function verdictIn({ stdout }: Outcome): string | undefined {
  return stdout === '' ? undefined : (JSON.parse(stdout) as { readonly verdict: { readonly code: string } }).verdict.code;
}

/** The verdicts after which a user changes nothing. */
const FINE = ['ASMG0500', 'ASMG0302'];

/**
 * Whether a verdict says that nothing is wrong although it cannot be known from the changed objects: the cluster has a fault, the policy still is no
 * valid other one, its flags do not decide, and a node with the fault is still given.
 */
export function isFalselyFine({ fixture, objects }: Changed, verdict: string | undefined): boolean {
  const { verdict: before, stranded } = FIXTURES[fixture] ?? { verdict: '', stranded: [] };
  if (verdict === undefined || !FINE.includes(verdict) || FINE.includes(before)) {
    return false;
  }
  return !hasOtherPolicy(objects) && !hasFlags(objects) && (stranded.length === 0 || stranded.some((number) => isGiven(objects, number)));
}

/** Whether the Service has the other policy, or none, which means the other one. An empty text is none. */
function hasOtherPolicy(objects: readonly unknown[]): boolean {
  const service = objects.find((object) => (object as ApiObject | null)?.kind === 'Service') as ApiObject | undefined;
  const spec = service?.spec as Record<string, unknown> | undefined;
  return spec?.type === 'LoadBalancer' && [undefined, null, '', 'Cluster'].includes(spec.externalTrafficPolicy as string | undefined);
}

/** Whether kube-proxy runs without a file of configuration, as far as its command is a list of texts. Then its flags decide. */
function hasFlags(objects: readonly unknown[]): boolean {
  const commands = objects.filter((object) => (object as ApiObject | null)?.kind === 'DaemonSet')
    .map((object) => valueIn(object, ['spec', 'template', 'spec', 'containers', 0, 'command']));
  return commands.some((command) => Array.isArray(command) && command.every((word) => typeof word === 'string')
    && /kube-proxy|--hostname-override/.test(command.join()) && !/--config/.test(command.join()));
}

function valueIn(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | null | undefined)?.[step], value);
}

/** Whether a node is still given under its name. */
function isGiven(objects: readonly unknown[], number: number): boolean {
  return objects.some((object) => {
    const { kind, apiVersion, metadata } = (object ?? {}) as Partial<ApiObject>;
    return kind === 'Node' && apiVersion === 'v1' && metadata?.name === `cn-hangzhou.192.168.0.${number}`;
  });
}

/** Diagnoses a changed cluster in two formats, and again from the report, if it is one that can be read back. */
export async function checkChanged(each: Changed): Promise<void> {
  const outcome = await diagnosedHere(each.objects, each.output);
  const json = await diagnosedHere(each.objects, 'json');
  const verdict = verdictIn(json);
  const isReadBack = each.output === 'html' && outcome.stdout !== '';
  const again = isReadBack ? await runHere(['diagnose', '--from', '-', '--output', 'json'], outcome.stdout) : json;
  const found = { code: json.code, isFalselyFine: isFalselyFine(each, verdict), again: verdictIn(again) };
  expect({ ...found, problems: [...problemsIn(outcome), ...problemsIn(json)] })
    .toEqual({ code: outcome.code, isFalselyFine: false, again: verdict, problems: [] });
}
