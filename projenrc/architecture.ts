import { GROUND_FILES, ROOMS, WINGS } from './rooms';

/** A part of ARCHITECTURE.md between two comments that name it. */
const PART = /(<!-- generated: (\w+) -->\n)[^]*?(\n<!-- end -->)/g;

const PARTS = new Map([['wings', wingsPicture], ['rooms', roomsTable]]);

/** The document with its generated parts as they should be. */
export function architectureWith(document: string): string {
  return document.replace(PART, (part, head: string, name: string, tail: string) => {
    const text = PARTS.get(name);
    return text === undefined ? part : head + text() + tail;
  });
}

/** The four wings and their rooms, as a Mermaid picture. A wing may import the wings below it. */
function wingsPicture(): string {
  const wings = [...WINGS].reverse();
  return [
    '```mermaid',
    'flowchart TB',
    ...wings.flatMap((wing) => [
      `  subgraph ${wing}`,
      '    direction LR',
      ...(wing === 'ground' ? GROUND_FILES : []).map((file) => `    ${file.replace('.ts', '')}["${file}"]`),
      ...ROOMS.filter((room) => room.wing === wing).map(({ name }) => `    ${name}`),
      '  end',
    ]),
    '  commands --> judgement',
    '  constructs --> judgement',
    '  judgement --> ground',
    '```',
  ].join('\n');
}

/** The table of rooms, as Markdown. */
function roomsTable(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const names = (list: readonly string[]) => (list.length === 0 ? 'nothing' : list.map((name) => `\`${name}\``).join(', '));
  return [
    row(['wing', 'room', 'what it is about', 'may import', 'packages', 'types only']),
    row(['---', '---', '---', '---', '---', '---']),
    ...ROOMS.map((room) => row([
      room.wing, `\`${room.name}\``, room.about, names(room.mayImport), names(room.packages), names(room.mayNameTypesOf),
    ])),
  ].join('\n');
}
