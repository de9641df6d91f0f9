import { compare, type Comparison } from './measure';
import { lint } from '../src/lint/lint';

const COUNT = 10_000;
const ROUNDS = 3;

const START = 'apiVersion: istio.alibabacloud.com/v1\nkind: IstioGateway\nmetadata: {name: a, namespace: istio-system}\nspec:\n';

/** Lines with their number in place of `#`. */
const lines = (line: string, count = COUNT) => Array.from({ length: count }, (_, index) => line.replaceAll('#', String(index))).join('');

/** Hostile files, each next to a harmless one of the same size. */
const FILES: readonly { readonly name: string; readonly harmless: string; readonly hostile: string }[] = [
  { name: 'wrong labels', harmless: `${START}  podLabels:\n${lines('    l#: a\n')}`, hostile: `${START}  podLabels:\n${lines('    l#: 1\n')}` },
  { name: 'broken documents', harmless: lines('a: 1\n---\n'), hostile: lines('a: [\n---\n') },
  { name: 'anchors', harmless: lines('- &a# x\n- "a#"\n'), hostile: lines('- &a# x\n- *a#\n') },
  { name: 'brackets', harmless: lines('a#: x\n'), hostile: '['.repeat(lines('a#: x\n').length) },
  { name: 'empty lists', harmless: `a: [${lines('x, ')}]`, hostile: `a: [${lines('[],')}]` },
];

const linting = (text: string) => () => lint([{ name: 'a.yaml', text }]);

/** Linting hostile files, compared with linting harmless ones. */
export const hostileFiles = (): Comparison[] => FILES.map(({ name, harmless, hostile }) => (
  compare(`lint of ${name}`, { name: 'harmless', run: linting(harmless) }, { name: 'hostile', run: linting(hostile) }, ROUNDS)
));
