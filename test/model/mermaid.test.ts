import { type DrawnClient, mermaidPaths, mermaidText } from '../../src/model/mermaid';
import type { RequestPath, Station } from '../../src/model/request-path';

const KUBE_PROXY: Station = { lines: ['kube-proxy'], shape: 'box' };
const CLB: Station = { lines: ['private CLB'], shape: 'box', arrow: 'not intercepted' };
const ENDPOINT: Station = { lines: ['endpoint'], shape: 'reached', arrow: 'sees a node IP' };
const DROPPED: Station = { lines: ['dropped', 'timeout'], shape: 'lost' };
const NOT_KNOWN: Station = { lines: ['not known'], shape: 'unknown', arrow: '' };

const client = (name: string, ...paths: readonly RequestPath[]): DrawnClient => ({ lines: [name], paths });
const drawn = (...clients: readonly DrawnClient[]) => mermaidPaths([{ title: undefined, clients }]).split('\n');

describe('the flowchart of several clients', () => {
  test('has a box for each client and follows its path', () => {
    expect(drawn(
      client('pod', { stations: [KUBE_PROXY, CLB], ends: [ENDPOINT] }),
      client('host', { stations: [KUBE_PROXY], ends: [DROPPED] }),
    )).toEqual([
      'flowchart LR',
      '  c1("pod")',
      '  c1 --> c1w1s1["kube-proxy"]',
      '  c1w1s1 -->|not intercepted| c1w1s2["private CLB"]',
      '  c1w1s2 -->|sees a node IP| e1(["endpoint"])',
      '  c2("host")',
      '  c2 --> c2w1s1["kube-proxy"]',
      '  c2w1s1 --> e2{{"dropped<br/>timeout"}}',
      '',
    ]);
  });

  test('has only a box for a client without a path, with a line break between its lines', () => {
    expect(drawn({ lines: ['error ASMG0301', 'pods cannot connect.'], paths: [] })).toEqual([
      'flowchart LR',
      '  c1("error ASMG0301<br/>pods cannot connect.")',
      '',
    ]);
  });

  test('goes from the client to the end if nothing is between them, with a plain arrow for an empty text', () => {
    expect(drawn(client('pod', { stations: [], ends: [NOT_KNOWN] }))).toEqual([
      'flowchart LR',
      '  c1("pod")',
      '  c1 --> e1{{"not known"}}',
      '',
    ]);
  });

  test('has dotted lines for several possible paths, which meet in one box if they end alike', () => {
    expect(drawn(client('pod', { stations: [KUBE_PROXY], ends: [ENDPOINT] }, { stations: [CLB], ends: [DROPPED, ENDPOINT] }))).toEqual([
      'flowchart LR',
      '  c1("pod")',
      '  c1 -.-> c1w1s1["kube-proxy"]',
      '  c1w1s1 -.->|sees a node IP| e1(["endpoint"])',
      '  c1 -.->|not intercepted| c1w2s1["private CLB"]',
      '  c1w2s1 -.-> e2{{"dropped<br/>timeout"}}',
      '  c1w2s1 -.->|sees a node IP| e1',
      '',
    ]);
  });

  test('has a frame with a title for each group, and the clients of a group share its ends only', () => {
    const direct: RequestPath = { stations: [], ends: [ENDPOINT] };
    expect(mermaidPaths([
      { title: 'cluster one', clients: [client('pod', direct), client('host', direct)] },
      { title: 'cluster two', clients: [client('pod', direct)] },
    ])).toBe([
      'flowchart LR',
      '  subgraph g1["cluster one"]',
      '  g1c1("pod")',
      '  g1c1 -->|sees a node IP| g1e1(["endpoint"])',
      '  g1c2("host")',
      '  g1c2 -->|sees a node IP| g1e1',
      '  end',
      '  subgraph g2["cluster two"]',
      '  g2c1("pod")',
      '  g2c1 -->|sees a node IP| g2e1(["endpoint"])',
      '  end',
      '',
    ].join('\n'));
  });

  test('is empty without groups', () => {
    expect(mermaidPaths([])).toBe('flowchart LR\n');
  });
});

describe('foreign text in a flowchart', () => {
  test.each(['kube-proxy, IPVS (1.28)', 'istio-system/gateway_1', ''])('%j stays as it is', (text) => {
    expect(mermaidText(text)).toBe(text);
  });

  test.each([
    ['"] --> x', '#34;#93; --#62; x'],
    ['<b>#1;</b>', '#60;b#62;#35;1#59;#60;/b#62;'],
    ['`a`|b|{c}\n', '#96;a#96;#124;b#124;#123;c#125;#10;'],
    ['Zürich', 'Z#252;rich'],
    ['😀', '#128512;'],
  ])('%j has entity codes: %s', (text, written) => {
    expect(mermaidText(text)).toBe(written);
  });
});
