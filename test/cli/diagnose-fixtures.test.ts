import { runHere } from './in-process';
import { Workplace } from './support';
import { type Expected, fixtureFolders, FIXTURES, folderOf, nameOf } from '../diagnose/fixtures';
import type { Outcome } from '../support/shell';

/** What the JSON says of the things in the table. */
function answerIn({ code, stdout, stderr }: Outcome): Omit<Expected, 'says' | 'stranded'> & { readonly stranded: readonly string[]; readonly stderr: string } {
  const { verdict, nodes } = JSON.parse(stdout) as { verdict: { code: string }; nodes: { name: string; works: string }[] };
  return {
    verdict: verdict.code, exit: code as Expected['exit'], stranded: nodes.filter(({ works }) => works === 'no').map(({ name }) => name), stderr,
  };
}

const expected = ({ verdict, exit, stranded }: Expected) => ({ verdict, exit, stranded: stranded.map(nameOf), stderr: '' });

test('every fixture has an expected answer', () => {
  expect(fixtureFolders()).toEqual(Object.keys(FIXTURES));
});

describe.each(Object.entries(FIXTURES))('asm-gateway diagnose --from %s', (name, answer) => {
  const from = ['diagnose', '--from', folderOf(name)];

  test('gives the verdict, the exit code, and the stranded nodes and only those, as JSON', async () => {
    expect(answerIn(await runHere([...from, '--output', 'json']))).toEqual(expected(answer));
  });

  test('begins with the verdict as text', async () => {
    const { code, stdout, stderr } = await runHere(from);
    expect([code, stdout.split('\n')[0]?.slice(0, answer.says.length), stderr]).toEqual([answer.exit, answer.says, '']);
  });
});

test.each(['flannel-ipvs-before-1.24', 'terway-mixed', 'cilium-without-kube-proxy'])('the program says the same of %s', async (name) => {
  const place = new Workplace();
  const from = ['diagnose', '--from', folderOf(name)];
  const outcomes = [await place.run(from), await place.run([...from, '--output', 'json'])];
  place.remove();
  expect(outcomes).toEqual([await runHere(from), await runHere([...from, '--output', 'json'])]);
});
