import { diagnoseCluster, FORBIDDEN, reactionsOf, UNKNOWN_KIND } from './diagnose-command';
import { Workplace } from './support';
import { nameOf, objectsOf } from '../diagnose/fixtures';
import type { ApiObject } from '../diagnose/objects';
import { without } from '../diagnose/objects';
import type { KubectlScript } from '../runner/scripted-kubectl';

/* Clusters of which only a part can be read, or which change meanwhile. The kubectl of these tests answers from a script. */

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

const FAULT = objectsOf('flannel-ipvs-before-1.24');
const FINE = objectsOf('flannel-iptables');
const NONE = [{ stdout: '' }];
const EMPTY_LIST = [{ stdout: '{"apiVersion":"v1","items":[],"kind":"List","metadata":{"resourceVersion":""}}\n' }];
const UNREACHABLE = [{ code: 1, stderr: 'Unable to connect to the server: dial tcp 192.0.2.1:6443: i/o timeout\n' }];

async function verdictOf(objects: readonly ApiObject[], others: KubectlScript = {}, args: readonly string[] = []) {
  const { code, stdout } = await diagnoseCluster(place, { ...others, ...reactionsOf(objects), ...others }, args).outcome;
  return { code, says: stdout.split('\n')[0], stdout };
}

describe('EndpointSlices', () => {
  test.each<[string, KubectlScript, RegExp]>([
    ['that may not be listed', { 'get endpointslices ': FORBIDDEN }, /Permission: list endpointslices in its namespace\./],
    ['of a kind that the cluster does not know', { 'get endpointslices ': UNKNOWN_KIND }, /Not read: the EndpointSlices of the Service\./],
  ])('%s leave no verdict, with a sound cluster and with the fault', async (_about, script, reason) => {
    for (const objects of [FAULT, FINE]) {
      expect(await verdictOf(objects, script)).toEqual({
        code: 2,
        says: 'unknown ASMG0503: no verdict on istio-system/istio-ingressgateway, because the EndpointSlices of the Service could not be read.',
        stdout: expect.stringMatching(reason) as string,
      });
    }
  });

  test('that do not exist are no ready gateway pod', async () => {
    expect(await verdictOf(without(FINE, 'EndpointSlice'))).toMatchObject({
      code: 1, says: 'error ASMG0504: istio-system/istio-ingressgateway has no ready endpoint.',
    });
  });

  test('of pods that terminate while others start are judged by the pods that get requests', async () => {
    const endpoint = (number: number, ready: boolean) => ({
      addresses: [`172.20.${number}.8`],
      conditions: { ready, serving: true, terminating: !ready },
      nodeName: nameOf(number),
      targetRef: { kind: 'Pod', name: `gateway-${number}`, namespace: 'istio-system' },
    });
    const rollout = (objects: readonly ApiObject[]) => objects.map((object) => (object.kind !== 'EndpointSlice' ? object : {
      ...object, endpoints: [endpoint(11, false), endpoint(12, true)],
    }));
    const stranded = `${nameOf(11)} and ${nameOf(13)}`;
    expect(await verdictOf(rollout(FAULT))).toMatchObject({ code: 1, says: expect.stringContaining(`ASMG0502: pods on 2 of 3 nodes (${stranded})`) as string });
    const newer = objectsOf('flannel-iptables-without-pod-range');
    expect(await verdictOf(rollout(newer))).toMatchObject({
      code: 1, says: expect.stringContaining(`ASMG0502: pods on 1 of 3 nodes (${nameOf(13)})`) as string,
    });
  });
});

describe('a Service that is deleted meanwhile', () => {
  test('after it was read has no endpoint, so nothing is said to be fine', async () => {
    expect(await verdictOf(FINE, { 'get endpointslices ': EMPTY_LIST })).toMatchObject({ code: 1, says: expect.stringMatching(/^error ASMG0504: /) as string });
  });

  test('before it was read does not exist, although it had endpoints', async () => {
    expect(await verdictOf(FINE, { 'get service istio-ingressgateway ': NONE })).toMatchObject({
      code: 1, says: 'error ASMG0501: the Service istio-system/istio-ingressgateway does not exist in this cluster.',
    });
  });

  test('after all Services were listed has no endpoint either', async () => {
    expect(await verdictOf(FINE, { 'get endpointslices ': EMPTY_LIST }, ['--all'])).toMatchObject({ code: 1, says: expect.stringMatching(/^error ASMG0504: /) as string });
  });
});

describe('two gateways', () => {
  const named = (name: string) => FAULT.filter(({ kind }) => ['Service', 'EndpointSlice'].includes(kind)).map((object): ApiObject => ({
    ...object, metadata: { ...object.metadata, name, labels: { 'kubernetes.io/service-name': name } },
  }));
  const others = without(without(FAULT, 'Service'), 'EndpointSlice');

  test('of which none has the default name are both named, and neither is judged', async () => {
    const { code, says, stdout } = await verdictOf([...others, ...named('istio-public'), ...named('istio-internal')]);
    expect([code, says]).toEqual([1, 'error ASMG0501: the Service istio-system/istio-ingressgateway does not exist in this cluster.']);
    expect(stdout).toContain([
      'Services of type LoadBalancer in this cluster:', '  --service istio-system/istio-public', '  --service istio-system/istio-internal', '',
    ].join('\n'));
  });

  test('in files, of which none has the default name, are both named, and there is no verdict', async () => {
    place.write('all.json', JSON.stringify([...others, ...named('istio-public'), ...named('istio-internal')]));
    const { code, stdout } = await place.run(['diagnose', '--from', 'all.json']);
    expect([code, stdout.slice(0, 'unknown ASMG0503'.length)]).toEqual([2, 'unknown ASMG0503']);
    expect(stdout).toContain('  --service istio-system/istio-public\n  --service istio-system/istio-internal\n');
  });
});

test('one of three clusters that cannot be reached hides none of the others, and the worst verdict is the exit code', async () => {
  const named = (context: string, script: KubectlScript): KubectlScript => (
    Object.fromEntries(Object.entries(script).map(([beginning, reactions]) => [`${context}: ${beginning}`, reactions]))
  );
  const contexts = (...names: readonly string[]) => names.flatMap((name) => ['--context', name]);
  const script = { ...named('east', reactionsOf(FINE)), ...named('west', reactionsOf(FAULT)), ...named('south', reactionsOf(FINE)), 'north: get ': UNREACHABLE };
  const codesOf = async (...names: readonly string[]) => {
    const { code, stdout } = await diagnoseCluster(place, script, [...contexts(...names), '--output', 'json']).outcome;
    const { clusters } = JSON.parse(stdout) as { clusters: { context: string; diagnoses: { verdict: { code: string } }[] }[] };
    return [code, ...clusters.map(({ context, diagnoses }) => `${context}: ${diagnoses.map(({ verdict }) => verdict.code).join()}`)];
  };
  expect(await codesOf('east', 'north', 'west')).toEqual([1, 'east: ASMG0500', 'north: ASMG0503', 'west: ASMG0502']);
  expect(await codesOf('east', 'north', 'south')).toEqual([2, 'east: ASMG0500', 'north: ASMG0503', 'south: ASMG0500']);
});

describe('a node that does not say which version it runs', () => {
  const VERSION = { clientVersion: { gitVersion: 'v1.34.1' }, kustomizeVersion: 'v5.7.1', serverVersion: { major: '1', minor: '22', gitVersion: 'v1.22.15-aliyun.1' } };
  const unversioned = without(FAULT, 'DaemonSet').concat(FAULT.filter(({ metadata }) => metadata.name === 'kube-flannel-ds'))
    .map((object) => (object.kind === 'Node' ? { ...object, status: { ...object.status as object, nodeInfo: {} } } : object));

  test('gets the version of the API server, from the cluster, from a file, and from what was saved', async () => {
    const { code, says } = await verdictOf(unversioned, { 'version ': [{ stdout: JSON.stringify(VERSION) }] }, ['--save', 'saved']);
    expect([code, says]).toEqual([1, expect.stringContaining('ASMG0502: pods on 2 of 3 nodes')]);
    place.write('files/all.json', JSON.stringify(unversioned));
    place.write('files/version.json', JSON.stringify(VERSION, undefined, 2));
    const again = await Promise.all(['saved', 'files'].map(async (from) => (await place.run(['diagnose', '--from', from])).stdout.split('\n')[0]));
    expect(again).toEqual([says, says]);
  });

  test('leaves open what depends on it if that cannot be read', async () => {
    const { code, stdout } = await verdictOf(unversioned, { 'version ': UNREACHABLE });
    expect([code, stdout]).toEqual([2, expect.stringMatching(/^unknown ASMG0503[^]*Not read: the version of the API server\. Reason: Unable to connect/)]);
  });
});
