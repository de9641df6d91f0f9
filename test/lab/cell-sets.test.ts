import { CELL_SETS, type CellSet, chosenSet } from './matrix/cell-sets';
import { whyNotHosted, type Question } from './matrix/cells';
import { MODES } from './versions';

const SETS = Object.entries<CellSet>(CELL_SETS);
const text = (value: unknown) => JSON.stringify(value);

afterEach(() => {
  delete process.env.LAB_CELLS;
});

test.each(SETS)('every Service and data plane of the set %s exists once', (_name, { variants, configurations, planes }) => {
  expect(new Set(variants.map(text)).size).toBe(variants.length);
  const all = configurations.flatMap(planes).map(text);
  expect(all.length).toBeGreaterThan(0);
  expect(new Set(all).size).toBe(all.length);
});

test('a setting that has its default is not recorded', () => {
  const fields = CELL_SETS.all.variants.flatMap((variant) => Object.keys(variant));
  expect(new Set(fields)).toEqual(new Set(['externalTrafficPolicy', 'internalTrafficPolicy', 'backend', 'status']));
  const planes = CELL_SETS.all.configurations.flatMap(CELL_SETS.all.planes).flatMap((plane) => Object.keys(plane));
  expect(new Set(planes)).toEqual(new Set(['proxyMode', 'kubernetesVersion', 'podCidrKnown']));
});

test('the few cells of CI are cells of every mode that the model knows', () => {
  const { few, all } = CELL_SETS;
  expect(few.configurations.map(({ proxyMode }) => proxyMode)).toEqual(MODES);
  expect(all.variants.map(text)).toEqual(expect.arrayContaining(few.variants.map(text)));
  expect(all.configurations).toEqual(expect.arrayContaining([...few.configurations]));
});

test('the sets with more settings write to folders of their own', () => {
  expect(SETS.filter(([, { folder }]) => folder !== '.').map(([name]) => name)).toEqual(['extra', 'exclusive-eni']);
});

test('a set that does not exist is rejected with the names of those that do', () => {
  process.env.LAB_CELLS = 'most';
  expect(chosenSet).toThrow(/"most".*all, essential, few, extra, exclusive-eni/);
});

describe('a Service without a ready gateway pod', () => {
  const [plain] = CELL_SETS.few.variants;
  const ask = (changes: Partial<Question>): string | undefined => whyNotHosted({
    ...plain!,
    dataPlane: { proxyMode: 'iptables', kubernetesVersion: '1.37.2', podCidrKnown: true },
    gateway: 'not-ready',
    target: 'load-balancer',
    client: 'external',
    node: null,
    ...changes,
  });

  test('is not asked if the request would reach a load balancer without backends', () => {
    expect(ask({})).toMatch(/no backends/);
    expect(ask({ client: 'host', node: 'with-gateway' })).toMatch(/no backends/);
  });

  test('is asked if a node answers', () => {
    expect(ask({ client: 'pod', node: 'with-gateway' })).toBeUndefined();
    expect(ask({ externalTrafficPolicy: 'Cluster' })).toBeUndefined();
    expect(ask({ target: 'service-dns' })).toBeUndefined();
  });
});
