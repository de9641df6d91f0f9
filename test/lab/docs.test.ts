import { extraText } from './docs/extra';
import { mergedText, tableText } from './docs/words';
import type { Cell, DataPlane, ExtraSettings, MeasuredFile } from './matrix/cells';

const PLAIN: Cell = {
  dataPlane: { proxyMode: 'iptables', kubernetesVersion: '1.34.4', podCidrKnown: true },
  externalTrafficPolicy: 'Local',
  internalTrafficPolicy: 'Cluster',
  backend: 'node',
  status: 'ip',
  client: 'pod',
  node: 'with-gateway',
  target: 'load-balancer',
  connects: 'yes',
  failure: null,
  source: 'client',
  tries: 3,
  raw: { asked: 'http://203.0.113.1/', seen: { '10.244.1.20': 3 }, errors: {} },
};

const planes: readonly DataPlane[] = ['1.28.15', '1.34.4'].flatMap((kubernetesVersion) => (
  [true, false].map((podCidrKnown): DataPlane => ({ proxyMode: 'iptables', kubernetesVersion, podCidrKnown }))
));

/** The lines of the page about cells that time out on some of the data planes. */
function linesIf(timesOut: (plane: DataPlane) => boolean, settings: ExtraSettings = { sourceRanges: 'outside' }): string[] {
  const cells = planes.map((dataPlane): Cell => (
    { ...PLAIN, ...settings, dataPlane, ...timesOut(dataPlane) ? { connects: 'no', failure: 'timeout', source: 'unknown' } : {} }
  ));
  const file: MeasuredFile = { version: 1, environment: {}, cells, notHosted: [] };
  const lines = extraText([file], planes.map((dataPlane) => ({ ...PLAIN, dataPlane })));
  return lines.filter((line) => line.startsWith('| pod, node with gateway | load balancer | Local |'));
}

describe('a row of the page about a setting', () => {
  test('is left out if the setting changes no answer', () => {
    expect(linesIf(() => false)).toEqual([]);
  });

  test('has one answer if it is the same under all conditions', () => {
    expect(linesIf(() => true)).toEqual(['| pod, node with gateway | load balancer | Local | **no**, timeout | – | – |']);
  });

  test('names the range of the pods if only the range makes a difference', () => {
    expect(linesIf(({ podCidrKnown }) => !podCidrKnown).join()).toContain('| unchanged (range known); **no**, timeout (range unknown) |');
  });

  test('names the minor version if only the release makes a difference', () => {
    expect(linesIf(({ kubernetesVersion }) => kubernetesVersion === '1.28.15').join())
      .toContain('| **no**, timeout (1.28); unchanged (1.34) |');
  });

  test('names both if both make a difference', () => {
    expect(linesIf(({ kubernetesVersion, podCidrKnown }) => kubernetesVersion === '1.28.15' && podCidrKnown).join())
      .toContain('| **no**, timeout (1.28 range known); unchanged (1.28 range unknown, 1.34 range known, 1.34 range unknown) |');
  });
});

test('answers that are equal are written once, with every condition', () => {
  expect(mergedText([{ answer: 'yes', under: 'a' }, { answer: 'no', under: 'b' }, { answer: 'yes', under: 'c' }])).toBe('yes (a, c); no (b)');
  expect(mergedText([])).toBe('');
});

test('a table has a line below its head', () => {
  expect(tableText(['a', 'b'], [['1', '2']])).toEqual(['| a | b |', '| --- | --- |', '| 1 | 2 |', '']);
});
