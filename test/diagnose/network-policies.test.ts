import { type ApiObject, clusterObjects, type ClusterOptions, networkPolicy, pod as podObject } from './objects';
import { diagnosed } from './support';
import { networkPolicyOf, selectsPod, selectsPodsOf } from '../../src/cluster/live-network-policy';
import { diagnosisText } from '../../src/diagnose/diagnosis-text';
import type { KubernetesObject } from '../../src/kubernetes/objects';
import { fc } from '../support/properties';

const OLD_IPVS: ClusterOptions = { mode: 'ipvs', version: 'v1.22.15-aliyun.1' };
const APP = 'istio-ingressgateway';

const withPolicies = (...policies: readonly ApiObject[]) => diagnosed([...clusterObjects(), ...policies]);
const messages = (diagnosis: ReturnType<typeof diagnosed>) => diagnosis.findings.map(({ code, level, message }) => `${code} ${level}: ${message}`);

const CERTAIN = 'ASMG0511 warning: the NetworkPolicy istio-system/p selects the pods of istio-system/istio-ingressgateway and may drop requests to them';
const POSSIBLE = 'ASMG0511 warning: the NetworkPolicy istio-system/p may select the pods of istio-system/istio-ingressgateway, and may then drop requests '
  + 'to them';

describe('a NetworkPolicy in the namespace of the gateway', () => {
  test.each<[string, object]>([
    ['every pod', {}],
    ['every pod, with empty lists', { matchLabels: {}, matchExpressions: [] }],
    ['a label of the selector', { matchLabels: { app: APP } }],
    ['all labels of the selector', { matchLabels: { app: APP, istio: 'ingressgateway' } }],
    ['one of several values', { matchExpressions: [{ key: 'app', operator: 'In', values: ['other', APP] }] }],
    ['other values than some', { matchExpressions: [{ key: 'istio', operator: 'NotIn', values: ['egressgateway'] }] }],
    ['the existence of a label', { matchExpressions: [{ key: 'istio', operator: 'Exists' }] }],
  ])('selects its pods by %s', (_about, podSelector) => {
    expect(messages(withPolicies(networkPolicy('p', { ...podSelector })))).toEqual([CERTAIN]);
  });

  test.each<[string, object]>([
    ['a label that the selector does not name', { matchLabels: { app: APP, version: 'v2' } }],
    ['values of such a label', { matchExpressions: [{ key: 'version', operator: 'NotIn', values: ['v1'] }] }],
    ['the existence of such a label', { matchExpressions: [{ key: 'version', operator: 'Exists' }] }],
    ['the absence of such a label', { matchExpressions: [{ key: 'version', operator: 'DoesNotExist' }] }],
    ['an operator that does not exist yet', { matchExpressions: [{ key: 'app', operator: 'Like', values: ['istio-*'] }] }],
    ['a label with the name of a member of every object', { matchLabels: { constructor: 'x' } }],
  ])('may select its pods by %s', (_about, podSelector) => {
    expect(messages(withPolicies(networkPolicy('p', { ...podSelector })))).toEqual([POSSIBLE]);
  });

  test.each<[string, object, ...object[]]>([
    ['another value', { matchLabels: { app: 'shop' } }],
    ['another value next to an unknown label', { matchLabels: { version: 'v2', app: 'shop' } }],
    ['values without that of the selector', { matchExpressions: [{ key: 'app', operator: 'In', values: ['shop', 'cart'] }] }],
    ['other values than that of the selector', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: [APP] }] }],
    ['the absence of a label of the selector', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }],
    ['every pod, for requests that they send', {}, { policyTypes: ['Egress'] }],
  ])('is not reported if it selects by %s', (_about, podSelector, ...[spec]) => {
    const diagnosis = withPolicies(networkPolicy('p', { ...podSelector }, spec && { ...spec }));
    expect([diagnosis.verdict.code, messages(diagnosis), diagnosis.verdict.why]).toEqual(['ASMG0500', [], expect.not.stringContaining('NetworkPolicy')]);
  });

  test.each<[string, object]>([
    ['no policyTypes, which means Ingress', {}],
    ['both', { policyTypes: ['Egress', 'Ingress'] }],
  ])('restricts requests to its pods with %s', (_about, spec) => {
    expect(messages(withPolicies(networkPolicy('p', {}, { ...spec })))).toEqual([CERTAIN]);
  });

  test('that is in another namespace, or of another API group, is not reported', () => {
    const policy = networkPolicy('p', {});
    const others = [{ ...policy, metadata: { name: 'p', namespace: 'shop' } }, { ...policy, apiVersion: 'crd.projectcalico.org/v1' }];
    expect(messages(withPolicies(...others))).toEqual([]);
  });

  test('may select pods of a Service without a selector', () => {
    const objects = clusterObjects({ spec: { selector: undefined } });
    expect(messages(diagnosed([...objects, networkPolicy('p', {})]))).toEqual([POSSIBLE]);
  });
});

describe('a NetworkPolicy in the namespace of the client', () => {
  const EGRESS = { policyTypes: ['Egress'] };
  const ofShop = (name: string, podSelector: object, spec: object = EGRESS) => (
    { ...networkPolicy(name, { ...podSelector }, { ...spec }), metadata: { name, namespace: 'shop' } }
  );
  const withClient = (client: ApiObject, ...policies: readonly ApiObject[]) => diagnosed([...clusterObjects(), client, ...policies], 'client');
  const CLIENT = podObject('client', 'node-2');
  const LABELED = { ...CLIENT, metadata: { ...CLIENT.metadata, labels: { app: 'client', tier: 'web' } } };
  const SELECTS = 'ASMG0511 warning: the NetworkPolicy shop/p selects the pod shop/client and may drop its requests';

  test.each<[string, object, ...object[]]>([
    ['every pod', {}],
    ['a label of the pod', { matchLabels: { app: 'client' } }],
    ['a value that the pod does not have', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['other'] }] }],
    ['other values of a label that the pod does not have', { matchExpressions: [{ key: 'version', operator: 'NotIn', values: ['v1'] }] }],
    ['the absence of a label', { matchExpressions: [{ key: 'version', operator: 'DoesNotExist' }] }],
    ['every pod, with rules for requests that they send and no policyTypes', {}, { egress: [{}] }],
  ])('selects the pod by %s', (_about, podSelector, ...[spec]) => {
    const { verdict, ...diagnosis } = withClient(LABELED, ofShop('p', podSelector, spec));
    expect(messages({ ...diagnosis, verdict })).toEqual([SELECTS]);
    expect(verdict).toMatchObject({ code: 'ASMG0500', why: expect.stringContaining('the NetworkPolicy shop/p lets the requests through') as string });
  });

  test('may select the pod by an operator that does not exist yet', () => {
    const policy = ofShop('p', { matchExpressions: [{ key: 'app', operator: 'Like', values: ['c*'] }] });
    expect(messages(withClient(LABELED, policy))).toEqual(['ASMG0511 warning: the NetworkPolicy shop/p may select the pod shop/client, and may then drop its requests']);
  });

  test.each<[string, ApiObject, object, ...object[]]>([
    ['it selects another value', LABELED, { matchLabels: { app: 'cart' } }],
    ['it selects a label that the pod does not have', LABELED, { matchLabels: { version: 'v2' } }],
    ['it selects a label that the pod does not have, whatever its value', LABELED, { matchExpressions: [{ key: 'version', operator: 'Exists' }] }],
    ['it selects the absence of a label of the pod', LABELED, { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }],
    ['it restricts requests to its pods only', LABELED, {}, { policyTypes: ['Ingress'] }],
    ['it has no policyTypes and no rules for requests that pods send', LABELED, {}, { egress: [] }],
    ['the pod is in the host network', podObject('client', 'node-2', { hostNetwork: true }), {}],
  ])('is not reported if %s', (_about, client, podSelector, ...[spec]) => {
    expect(messages(withClient(client, ofShop('p', podSelector, spec)))).toEqual([]);
  });

  test('is not reported if no pod is named', () => {
    expect(messages(withPolicies(ofShop('p', {})))).toEqual([]);
  });

  test('is listed among what was not read', () => {
    expect(withClient(CLIENT).unread.map(({ what }) => what)).toContain('the NetworkPolicies in the namespace of the pod');
    expect(withClient(CLIENT, ofShop('p', {})).unread.map(({ what }) => what)).not.toContain('the NetworkPolicies in the namespace of the pod');
  });
});

describe('a verdict that nothing is wrong', () => {
  const several = ['d', 'b', 'a', 'c', 'e'].map((name) => networkPolicy(name, {}));

  test.each<[string, ApiObject[], string]>([
    ['a policy that selects the pods', [networkPolicy('p', {})], 'the NetworkPolicy istio-system/p lets the requests through'],
    ['a policy that may select them', [networkPolicy('p', { matchLabels: { version: 'v2' } })], 'the NetworkPolicy istio-system/p lets the requests through'],
    ['several', several, 'the NetworkPolicies istio-system/a, istio-system/b, istio-system/c and 2 more let the requests through'],
  ])('names in its condition %s', (_about, policies, condition) => {
    const { verdict } = withPolicies(...policies);
    expect(verdict).toMatchObject({ code: 'ASMG0500', why: expect.stringMatching(`, if ${condition} and no event says `) as string });
  });

  test('is no other one because of a policy', () => {
    expect(diagnosed([...clusterObjects(OLD_IPVS), ...several]).verdict.code).toBe('ASMG0502');
  });
});

test('a diagnosis reports what selects the pods before what may, and prints both below the table of nodes', () => {
  const diagnosis = withPolicies(networkPolicy('possible', { matchLabels: { version: 'v2' } }), networkPolicy('certain', {}));
  const text = diagnosisText(diagnosis, (_color, words) => words);
  expect(text).toMatch(/\nnodes [^]*\nwarning ASMG0511: the NetworkPolicy istio-system\/certain selects [^]*\nwarning ASMG0511: the NetworkPolicy istio-system\/possible may/);
});

test('NetworkPolicies that were not read take no verdict away, and are listed', () => {
  const { verdict, unread } = diagnosed(clusterObjects());
  expect(verdict.code).toBe('ASMG0500');
  expect(unread.map(({ what }) => what)).toContain('the NetworkPolicies in the namespace of the Service');
});

test('a policy is said to select pods, or not to, only if that is true whatever other labels they have', () => {
  const key = fc.constantFrom('a', 'b', 'c');
  const value = fc.constantFrom('1', '2');
  const labels = fc.dictionary(key, value, { maxKeys: 3, minKeys: 1 });
  const requirement = fc.record({ key, operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist'), values: fc.array(value, { maxLength: 2 }) });
  const selector = fc.record({ matchLabels: fc.dictionary(key, value, { maxKeys: 1 }), matchExpressions: fc.array(requirement, { maxLength: 3 }) });
  let definite = 0;
  fc.assert(fc.property(labels, labels, selector, (known, others, podSelector) => {
    const policy = networkPolicyOf(networkPolicy('p', podSelector) as KubernetesObject);
    const answer = selectsPodsOf(policy, known);
    const pod = { ...others, ...known };
    const matches = Object.entries(podSelector.matchLabels).every(([name, wanted]) => pod[name] === wanted)
      && podSelector.matchExpressions.every((each) => isMet(pod, each));
    definite += answer === 'unknown' ? 0 : 1;
    expect(answer === 'unknown' ? matches : answer === 'yes').toBe(matches);
    expect(selectsPod(policy, pod)).toBe(matches ? 'yes' : 'no');
  }), { numRuns: 2000 });
  expect(definite).toBeGreaterThan(500);
});

/** Whether a pod with exactly these labels meets a requirement, as the API defines it. */
function isMet(pod: Record<string, string>, { key, operator, values }: { key: string; operator: string; values: string[] }): boolean {
  const has = key in pod;
  const isOneOf = has && values.includes(pod[key] ?? '');
  return { In: isOneOf, NotIn: !isOneOf, Exists: has, DoesNotExist: !has }[operator] === true;
}
