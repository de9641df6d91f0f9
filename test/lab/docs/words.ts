/** Words that the tables of `docs/measured.md` share. */
import type { Cell, Question } from '../matrix/cells';

/** A question, whatever the data plane. */
export type Row = Omit<Question, 'dataPlane'>;

/** The clients, in the order of the rows. */
export const CLIENTS = [
  { client: 'pod', node: 'with-gateway', words: 'pod, node with gateway' },
  { client: 'pod', node: 'without-gateway', words: 'pod, node without' },
  { client: 'host', node: 'with-gateway', words: 'host, node with gateway' },
  { client: 'host', node: 'without-gateway', words: 'host, node without' },
  { client: 'external', node: null, words: 'outside' },
] as const;

/** The answer of a cell. */
export function answerText(cell: Cell | undefined): string {
  if (!cell) {
    return '–';
  }
  if (cell.connects === 'no') {
    return `**no**, ${cell.failure}`;
  }
  return `${cell.connects === 'yes' ? 'yes' : '*sometimes*'}, ${cell.source}`;
}

export const minorOf = (version: string): number => Number(version.split('.')[1]);

/** A table in Markdown. */
export function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

/** The same answers once, each with the conditions that it was seen under; only the answer where there is no other. */
export function mergedText(answers: readonly { readonly answer: string; readonly under: string }[]): string {
  const conditions = new Map<string, string[]>();
  for (const { answer, under } of answers) {
    conditions.set(answer, [...conditions.get(answer) ?? [], under]);
  }
  const [only] = conditions.size === 1 ? conditions.keys() : [];
  return only ?? [...conditions].map(([answer, under]) => `${answer} (${[...new Set(under)].join(', ')})`).join('; ');
}

/** Whether two questions are the same but for the data plane and the extra settings. */
export function isSameRow(one: Row, other: Row): boolean {
  return (['externalTrafficPolicy', 'internalTrafficPolicy', 'backend', 'status', 'client', 'node', 'target'] as const)
    .every((field) => one[field] === other[field]);
}
