import { pathText } from '../../src/findings/field-path';
import { resourceRefusals } from '../../src/kubernetes/resource-grammar';

type Amounts = Readonly<Record<string, unknown>>;

const refused = (resources: unknown) => resourceRefusals(resources, ['resources']).map(({ at, value, rule }) => [pathText(at), value, rule]);
const limits = (all: Amounts) => refused({ limits: all });
const requests = (all: Amounts) => refused({ requests: all });

const NO_RESOURCE = 'cpu, memory, ephemeral-storage, hugepages-<size>, or a name with a DNS prefix';
const NO_QUANTITY = 'a quantity of 0 or more, like "500m" or "2Gi"';

describe('a resource', () => {
  test.each([
    'cpu', 'memory', 'ephemeral-storage', 'example.com/card', 'kubernetes.io/batch-cpu', `example.com/${'c'.repeat(63)}`, 'a/requests.b',
  ])('may be %s', (name) => {
    expect([limits({ [name]: '1' }), requests({ cpu: '1', memory: '1' })]).toEqual([[], []]);
  });

  test.each([
    'gpu', 'pods', 'CPU', 'a b', '', 'hugepages', 'hugepages-', 'hugepages-x', 'hugepages-0', 'hugepages--2Mi', '/card', 'example.com/', 'a/b/c',
    'requests.example.com/card', `${'d'.repeat(250)}/card`, 'Example.com/card',
  ])('may not be %j', (name) => {
    expect(limits({ [name]: '1' })).toContainEqual([pathText(['resources', 'limits', name]), name, NO_RESOURCE]);
    expect(requests({ cpu: '1', [name]: '1' })).toContainEqual([pathText(['resources', 'requests', name]), name, NO_RESOURCE]);
  });

  test('of a vendor leaves room for the prefix of its quota', () => {
    const prefix = 'd'.repeat(253 - 'requests.'.length);
    expect(limits({ [`${prefix}/card`]: '1' })).toEqual([]);
    expect(limits({ [`${prefix}d/card`]: '1' })).toEqual([[`resources.limits["${prefix}d/card"]`, `${prefix}d/card`, NO_RESOURCE]]);
  });
});

describe('an amount', () => {
  test.each(['0', 0, '1', 1.5, '500m', '2Gi', { value: '1' }, { value: 2 }])('may be %j', (amount) => {
    expect(limits({ cpu: amount })).toEqual([]);
  });

  test.each([
    ['two', 'two'], ['-1m', '-1m'], [-1, -1], ['', ''], [null, null], [undefined, undefined], [{ value: 'x' }, 'x'], [['1'], ['1']], [true, true], [{ value: [1] }, [1]],
  ])('may not be %j', (amount, printed) => {
    const [first, ...others] = limits({ cpu: amount });
    expect([first, others]).toEqual([['resources.limits.cpu', printed, NO_QUANTITY], []]);
  });

  test('of a vendor\'s resource is an integer', () => {
    expect(limits({ 'example.com/card': '2000m' })).toEqual([]);
    expect(limits({ 'example.com/card': '500m' })).toEqual([['resources.limits["example.com/card"]', '500m', 'an integer']]);
    expect(limits({ 'example.com/card': { value: 0.5 } })).toEqual([['resources.limits["example.com/card"]', 0.5, 'an integer']]);
  });

  test('of another resource may be a fraction, also of one that Kubernetes names with a prefix', () => {
    expect(limits({ 'cpu': '0.5', 'kubernetes.io/batch-cpu': '500m' })).toEqual([]);
  });

  test('of huge pages is a whole number of pages', () => {
    expect(limits({ 'hugepages-2Mi': '4Mi', 'hugepages-1Gi': '0', 'cpu': 1 })).toEqual([]);
    expect(limits({ 'hugepages-2Mi': '3Mi', 'cpu': 1 })).toEqual([['resources.limits.hugepages-2Mi', '3Mi', 'a whole number of huge pages']]);
    expect(limits({ 'hugepages-2Mi': '1Mi', 'cpu': 1 })).toEqual([['resources.limits.hugepages-2Mi', '1Mi', 'a whole number of huge pages']]);
  });
});

describe('huge pages', () => {
  const ALONE = ['resources', 'hugepages-2Mi', 'together with cpu or memory'];

  test.each<[string, object]>([
    ['cpu as a limit', { limits: { 'hugepages-2Mi': '2Mi', 'cpu': 1 } }],
    ['memory as a limit', { limits: { 'hugepages-2Mi': '2Mi', 'memory': 1 } }],
    ['cpu as a request', { limits: { 'hugepages-2Mi': '2Mi' }, requests: { cpu: 1 } }],
  ])('are accepted with %s', (_about, resources) => {
    expect(refused(resources)).toEqual([]);
  });

  test('are refused without cpu and memory', () => {
    expect(refused({ limits: { 'hugepages-2Mi': '2Mi', 'ephemeral-storage': 1 } })).toEqual([ALONE]);
    expect(refused({ limits: { 'hugepages-2Mi': '2Mi' }, requests: { 'hugepages-2Mi': '2Mi' } })).toEqual([ALONE]);
  });
});

describe('a request', () => {
  test.each<[string, unknown, unknown]>([
    ['below its limit', '499m', '500m'], ['equal to its limit', '1', '1000m'], ['without a limit', '5', undefined],
  ])('may be %s', (_about, request, limit) => {
    expect(refused({ requests: { cpu: request }, limits: limit === undefined ? {} : { cpu: limit } })).toEqual([]);
  });

  test('may not be above its limit', () => {
    expect(refused({ requests: { memory: { value: '2Gi' } }, limits: { memory: { value: '1Gi' } } })).toEqual([
      ['resources.requests.memory', '2Gi', 'at most the limit, "1Gi"'],
    ]);
  });

  test('is not compared with a limit that is no quantity, nor if it is none itself', () => {
    expect(refused({ requests: { cpu: '2' }, limits: { cpu: 'x' } })).toEqual([['resources.limits.cpu', 'x', NO_QUANTITY]]);
    expect(refused({ requests: { cpu: 'x' }, limits: { cpu: '1' } })).toEqual([['resources.requests.cpu', 'x', NO_QUANTITY]]);
    expect(refused({ requests: { 'example.com/card': 'x' } })).toEqual([['resources.requests["example.com/card"]', 'x', NO_QUANTITY]]);
  });

  test.each([['example.com/card', '1', '2'], ['hugepages-2Mi', '2Mi', '4Mi']])('of %s is equal to the limit', (name, less, more) => {
    const both = (request: string, limit?: string) => refused({
      requests: { cpu: 1, [name]: request }, limits: limit === undefined ? {} : { [name]: limit },
    });
    const at = pathText(['resources', 'requests', name]);
    expect(both(less, less)).toEqual([]);
    expect(both(less, more)).toEqual([[at, less, `equal to the limit, "${more}"`]]);
    expect(both(more, less)).toEqual([[at, more, `equal to the limit, "${less}"`]]);
    expect(both(less)).toEqual([[at, less, 'equal to the limit, undefined']]);
  });
});

describe('resource claims', () => {
  const claim = { name: 'card' };

  test('are refused, because the pod has none', () => {
    expect(refused({ claims: [claim] })).toEqual([['resources.claims', [claim], 'absent, because the pod has no resource claims']]);
  });

  test.each([[[]], [undefined], ['text'], [{ length: 1 }]])('may be %j', (claims) => {
    expect(refused({ claims })).toEqual([]);
  });
});

test.each([[undefined], [null], ['text'], [7], [['cpu']], [{}], [{ limits: null, requests: ['gpu'] }], [{ limits: 'gpu', requests: 7 }]])(
  'nothing is refused in %j', (resources) => {
    expect(refused(resources)).toEqual([]);
  },
);
