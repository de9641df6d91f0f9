import { execFileSync } from 'child_process';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { diagnoseCluster, diagnoseFiles, FORBIDDEN, list, reactionsOf, text, withoutFiles } from './diagnose-command';
import { Workplace } from './support';
import { type ApiObject, clusterObjects, type ClusterOptions, configMap, networkPolicy, pod } from '../diagnose/objects';
import type { KubectlScript } from '../runner/scripted-kubectl';
import { compiled } from '../support/prepared';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

const OLD_IPVS: ClusterOptions = { mode: 'ipvs', version: 'v1.22.15-aliyun.1' };
const SECRET = 'LTAI5tPlantedAccessKey';

/** Runs the command on files. */
const onFiles = (objects: readonly ApiObject[], ...args: string[]) => diagnoseFiles(place, objects, ...args);

/** Runs the command on a cluster with these objects. Other reactions replace those of the cluster. */
const onCluster = (objects: readonly ApiObject[], args: readonly string[] = [], others: KubectlScript = {}) => (
  diagnoseCluster(place, { ...others, ...reactionsOf(objects), ...others }, args)
);

describe('asm-gateway diagnose', () => {
  test('prints the verdict, the three answers, the nodes and the cures of the documented case', async () => {
    const outcome = await onFiles([...clusterObjects(OLD_IPVS), pod('client', 'node-2')], '--pod', 'shop/client');
    expect(outcome).toMatchObject({ code: 1, stderr: '' });
    expect(outcome.stdout).toMatchSnapshot();
  });

  test('says that pods are fine and why, on the same cluster with iptables and a pod range', async () => {
    const outcome = await onFiles([...clusterObjects({ ...OLD_IPVS, mode: 'iptables' }), pod('client', 'node-2')], '--pod', 'shop/client');
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toMatchSnapshot();
  });

  test('prints the same as JSON', async () => {
    const { code, stdout } = await onFiles(clusterObjects(OLD_IPVS), '--output', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      verdict: { code: 'ASMG0502', level: 'error' },
      gateway: {
        namespace: 'istio-system',
        name: 'ingressgateway',
        service: 'istio-ingressgateway',
        kind: 'IstioGateway',
        externalTrafficPolicy: 'Local',
        backendType: 'unknown',
        addresses: ['203.0.113.7'],
        loadBalancer: 'clb-public',
        listeners: [],
      },
      questions: [{ id: 'policy', answer: 'Local' }, { id: 'gateway-nodes' }, { id: 'client-node' }],
      dataPlane: { cni: 'flannel', proxyMode: 'ipvs', kubernetesVersion: 'v1.22.15-aliyun.1', podCidrKnown: true },
      nodes: [
        { name: 'node-1', gatewayPods: 1, pods: 'yes', host: 'yes', works: 'yes' },
        { name: 'node-2', gatewayPods: 0, pods: 'no', host: 'no', works: 'no' },
        { name: 'node-3', gatewayPods: 0, pods: 'no', host: 'no', works: 'no' },
      ],
      client: null,
      cures: [{ strategy: 'dns-only', patch: null }, { strategy: 'hostname' }, { strategy: 'cluster', keepsClientIp: 'no' }],
      changes: null,
      findings: [],
    });
  });

  test('reads a file and the standard input like a folder', async () => {
    const objects = clusterObjects(OLD_IPVS);
    const { stdout } = await onFiles(objects);
    const pieces = [objects.slice(0, 3), objects.slice(3)].map((some) => text(list(some))).join('');
    expect(withoutFiles((await place.run(['diagnose', '--from', 'cluster/all.json'])).stdout)).toBe(withoutFiles(stdout));
    for (const input of [pieces, objects.map((object) => JSON.stringify(object)).join('\n')]) {
      expect(withoutFiles((await place.run(['diagnose', '--from', '-'], { input })).stdout)).toBe(withoutFiles(stdout));
    }
  });

  test('reads lists as the API server prints them, whose items have no kind', async () => {
    const objects = clusterObjects(OLD_IPVS);
    const { stdout } = await onFiles(objects);
    const kinds = [...new Set(objects.map(({ kind }) => kind))];
    const lists = kinds.map((kind) => ({
      apiVersion: objects.find((object) => object.kind === kind)?.apiVersion,
      kind: `${kind}List`,
      metadata: { resourceVersion: '1' },
      items: objects.filter((object) => object.kind === kind).map(({ kind: _, apiVersion: __, ...item }) => item),
    }));
    const { stdout: raw } = await place.run(['diagnose', '--from', '-'], { input: lists.map((each) => JSON.stringify(each)).join('\n') });
    expect(withoutFiles(raw)).toBe(withoutFiles(stdout));
  });

  test('names a file that is cut short, and gives no verdict', async () => {
    place.write('cut.json', text(list(clusterObjects())).slice(0, -200));
    const { code, stdout, stderr } = await place.run(['diagnose', '--from', 'cut.json']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe('asm-gateway: "cut.json" is not complete JSON. Read it again with kubectl --output json.\n');
  });

  test.each([{ continue: 'eyJ2Ijo' }, { remainingItemCount: 3 }])('does not take a part of a list for all of it: %j', async (metadata) => {
    place.write('part.json', text({ ...list(clusterObjects()), metadata }));
    const { code, stdout, stderr } = await place.run(['diagnose', '--from', 'part.json']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe('asm-gateway: "part.json" holds a list that continues elsewhere. Read it again with kubectl get, which reads all of it.\n');
  });

  test('reads lists in lists, as jq --slurp prints them', async () => {
    const objects = clusterObjects(OLD_IPVS);
    const { stdout } = await onFiles(objects);
    const nested = [list(objects.slice(0, 2)), { kind: 'List', items: [list(objects.slice(2))] }];
    const { stdout: ofNested } = await place.run(['diagnose', '--from', '-'], { input: JSON.stringify(nested) });
    expect(withoutFiles(ofNested)).toBe(withoutFiles(stdout));
  });

  test.each([[{ kind: 'Node', metadata: {} }], [null], [7]])('does not leave out %j without a word', async (stranger) => {
    place.write('odd.json', JSON.stringify({ kind: 'List', items: [...clusterObjects(), stranger] }));
    const { code, stdout, stderr } = await place.run(['diagnose', '--from', 'odd.json']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('"odd.json" holds something without a kind and a name.');
  });

  test('says that an HTML file holds no snapshot', async () => {
    place.write('page.html', '<!DOCTYPE html><p>x</p>');
    const { code, stderr } = await place.run(['diagnose', '--from', 'page.html']);
    expect([code, stderr]).toEqual([2, 'asm-gateway: "page.html" is an HTML file that holds no snapshot. Use a folder that --save wrote.\n']);
  });

  test('quotes names in commands', async () => {
    const name = 'x;touch y';
    const objects = clusterObjects(OLD_IPVS).map((object) => (['Service', 'EndpointSlice'].includes(object.kind)
      ? { ...object, metadata: { ...object.metadata, name, labels: { 'kubernetes.io/service-name': name } } }
      : object));
    expect((await onFiles(objects, '--all')).stdout).toContain(`patch service '${name}' --type merge`);
  });

  test('names a folder without JSON files', async () => {
    place.write('empty/notes.txt', 'x');
    const { code, stderr } = await place.run(['diagnose', '--from', 'empty']);
    expect([code, stderr]).toEqual([2, 'asm-gateway: "empty" cannot be read: no file in the folder ends in .json.\n']);
  });

  test('reads a list of many thousands of objects', async () => {
    const nodes = Array.from({ length: 150_000 }, (_, index) => ({ kind: 'Node', metadata: { name: `n${index}` } }));
    const { code, stdout, stderr } = await place.run(['diagnose', '--from', '-'], { input: JSON.stringify({ kind: 'List', items: nodes }) });
    expect([code, stdout.slice(0, 16), stderr]).toEqual([2, 'unknown ASMG0503', '']);
  });

  test('names a file that does not exist', async () => {
    const { code, stderr } = await place.run(['diagnose', '--from', 'none.json']);
    expect([code, stderr]).toEqual([2, 'asm-gateway: "none.json" cannot be read: it does not exist.\n']);
  });

  test.each([
    [['--service', 'a/b', '--gateway', 'a/b'], '--service and --gateway cannot be combined'],
    [['--service', 'ingress'], '--service "ingress" is not a namespace and a name'],
    [['--pod', 'a/b/c'], '--pod "a/b/c" is not a namespace and a name'],
    [['--gateway', '-n/x'], '--gateway "-n/x" is not a namespace and a name'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await place.run(['diagnose', ...args]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('asm-gateway diagnose with kubectl', () => {
  test('gives the same verdict as from files', async () => {
    const objects = [...clusterObjects(OLD_IPVS), pod('client', 'node-2')];
    const files = await onFiles(objects, '--pod', 'shop/client', '--output', 'json');
    const { outcome } = onCluster(objects, ['--pod', 'shop/client', '--output', 'json']);
    const verdict = ({ stdout }: { stdout: string }) => ({ ...JSON.parse(withoutFiles(stdout)) as object, unread: [] });
    expect(verdict(await outcome)).toEqual(verdict(files));
  });

  test('only reads, and only what the printed permissions allow', async () => {
    const { kubectl, outcome } = onCluster([...clusterObjects(), pod('client', 'node-2')], ['--pod', 'shop/client']);
    await outcome;
    const { stdout } = await place.run(['diagnose', '--pod', 'shop/client', '--print-rbac']);
    const roles = parseAllDocuments(stdout).map((document) => document.toJS() as Role);
    const denied = kubectl.calls().filter(({ args }) => !roles.some((role) => allows(role, args)));
    expect([denied, kubectl.calls().length]).toEqual([[], 12]);
  });

  test('says which permission is missing, and gives no verdict if the answer depends on it', async () => {
    const { outcome } = onCluster(clusterObjects(OLD_IPVS), [], { 'get configmap kube-proxy': FORBIDDEN });
    const { code, stdout } = await outcome;
    expect(code).toBe(2);
    expect(stdout).toMatch(/^unknown ASMG0503: it is not known whether pods on 2 of 3 nodes/);
    expect(stdout).toContain('Permission: get the ConfigMaps kube-proxy-worker and kube-proxy in kube-system.');
  });

  test.each([
    ['a context that does not exist', 'Error in configuration: context was not found for specified context: prod-hz', /^fix {2}Check --context and --kubeconfig: kubectl config get-contexts/m],
    ['a refused connection', 'The connection to the server 192.0.2.1:6443 was refused - did you specify the right host or port?', /^fix {2}Check --context and --kubeconfig, and whether/m],
    ['rejected credentials', 'error: You must be logged in to the server (Unauthorized)', /^fix {2}kubectl is not logged in/m],
  ])('does not blame permissions for %s', async (_, stderr, fix) => {
    const { code, stdout } = await onCluster([], [], { '': [{ code: 1, stderr: `${stderr}\n` }] }).outcome;
    expect(code).toBe(2);
    expect(stdout).toMatch(/^unknown ASMG0503: no verdict on istio-system\/istio-ingressgateway/);
    expect(stdout).toMatch(fix);
    expect(stdout).not.toContain('--print-rbac');
  });

  test('asks for permissions if the cluster denies what it needs', async () => {
    const { stdout } = await onCluster(clusterObjects(), [], { 'get nodes ': FORBIDDEN }).outcome;
    expect(stdout).toContain('fix  Grant the permissions that --print-rbac prints, and run the command again.');
  });

  test('gives no verdict if one of the two configurations of kube-proxy is denied, since they may disagree', async () => {
    const { outcome } = onCluster(clusterObjects(OLD_IPVS), [], { 'get configmap kube-proxy ': FORBIDDEN });
    expect(await outcome).toMatchObject({ code: 2, stdout: expect.stringMatching(/^unknown ASMG0503/) as string });
  });

  test('gives a verdict if the answer does not depend on what is missing', async () => {
    const { outcome } = onCluster(clusterObjects({ policy: 'Cluster' }), [], { 'get configmap kube-proxy': FORBIDDEN });
    expect(await outcome).toMatchObject({ code: 0, stdout: expect.stringMatching(/^info ASMG0500/) as string });
  });

  test('keeps the verdict if NetworkPolicies may not be listed, and names the permission', async () => {
    const objects = [...clusterObjects(), networkPolicy('default-deny', {})];
    const { code, stdout } = await onCluster(objects, [], { 'get networkpolicies.networking.k8s.io ': FORBIDDEN }).outcome;
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^info ASMG0500: /)]);
    expect(stdout).toMatch(/Not read: the NetworkPolicies in the namespace of the Service\. Reason: .*\. Permission: list networkpolicies in its namespace\.\n/);
  });

  test('names a NetworkPolicy that may drop the requests, in the text and in the JSON, and does not fail for it', async () => {
    const { code, stdout } = await onCluster([...clusterObjects(), networkPolicy('default-deny', {})], ['--output', 'json']).outcome;
    expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({
      verdict: expect.objectContaining({ code: 'ASMG0500', why: expect.stringContaining('if the NetworkPolicy istio-system/default-deny lets') as string }) as object,
      findings: [expect.objectContaining({ code: 'ASMG0511', level: 'warning' })],
    })]);
  });

  test('reports a Service that does not exist', async () => {
    const { outcome } = onCluster(clusterObjects().filter(({ kind }) => kind !== 'Service'));
    expect((await outcome).stdout).toContain('Which externalTrafficPolicy does the Service have?\n   the Service does not exist\n');
    expect(await outcome).toMatchObject({ code: 1, stdout: expect.stringMatching(/^error ASMG0501: the Service .* does not exist/) as string });
  });

  test('does not take something else than JSON for an answer', async () => {
    const { outcome } = onCluster(clusterObjects(), [], { 'get nodes ': [{ stdout: 'kubectl 1.34 is new! Try it.' }] });
    expect(await outcome).toMatchObject({ code: 2, stdout: expect.stringContaining('kubectl printed something else than JSON') as string });
  });

  test('does not take a part of a list for all of it', async () => {
    const nodes = { ...list(clusterObjects().filter(({ kind }) => kind === 'Node')), metadata: { continue: 'eyJ2Ijo' } };
    const { outcome } = onCluster(clusterObjects(OLD_IPVS), [], { 'get nodes ': [{ stdout: text(nodes) }] });
    expect(await outcome).toMatchObject({ code: 2, stdout: expect.stringContaining('kubectl printed only a part of the list') as string });
  });

  test('prints commands for the cluster that was read', async () => {
    const flags = ['--context', 'it\'s mine', '--kubeconfig', 'k.yaml'];
    const args = ['--service', 'istio-system/istio-ingressgateway', '--pod', 'shop/client', ...flags];
    const { stdout } = await onCluster([...clusterObjects(OLD_IPVS), pod('client', 'node-2')], args).outcome;
    const access = 'kubectl --context \'it\'\\\'\'s mine\' --kubeconfig k.yaml';
    expect(stdout).toContain(`${access} -n istio-system patch service istio-ingressgateway `);
    expect(stdout).toContain(`${access} -n shop exec client `);
  });

  test('passes on the context and the kubeconfig', async () => {
    const { kubectl, outcome } = onCluster(clusterObjects(), ['--context', 'c1', '--kubeconfig', 'k.yaml']);
    await outcome;
    expect(kubectl.calls().filter(({ args }) => !args.join(' ').endsWith('--context c1 --kubeconfig k.yaml'))).toEqual([]);
  });
});

interface Role {
  readonly metadata: { readonly namespace?: string };
  readonly rules: readonly { readonly resources: readonly string[]; readonly resourceNames?: readonly string[]; readonly verbs: readonly string[] }[];
}

/** Whether a role allows a `kubectl get`, by the way it is written here. */
function allows({ metadata: { namespace }, rules }: Role, args: readonly string[]): boolean {
  const [verb, resource, name] = args;
  const isOne = name !== undefined && !name.startsWith('--');
  const where = args.includes('--namespace') ? args[args.indexOf('--namespace') + 1] : undefined;
  return verb === 'get' && where === namespace && rules.some(({ resources, resourceNames, verbs }) => (
    resources.some((each) => each === resource?.split('.')[0] || each === `${resource}s`)
    && verbs.includes(isOne ? 'get' : 'list')
    && (resourceNames === undefined || (isOne && resourceNames.includes(name)))));
}

describe('what is read', () => {
  const terway = configMap('eni-config', {
    '10-terway.conf': '{"type":"terway"}',
    'eni_conf': JSON.stringify({ access_key: SECRET, access_secret: SECRET }),
  });
  const objects = clusterObjects({ daemonSets: ['terway-eniip', 'kube-proxy-worker'], clusterCidr: '' });

  test.each(['text', 'json'])('never shows an access key of eni-config in %s', async (output) => {
    const { stdout, stderr } = await onFiles([...objects, terway], '--output', output);
    expect(stdout).toContain('ASMG0502');
    expect(`${stdout}${stderr}`).not.toContain(SECRET);
  });

  test('never does so either if the ConfigMap is no JSON', async () => {
    const { outcome } = onCluster(objects, [], { 'get configmap eni-config ': [{ stdout: `${SECRET} is no JSON` }] });
    const { stdout, stderr } = await outcome;
    expect(`${stdout}${stderr}`).not.toContain(SECRET);
  });

  test.each(['text', 'json'])('is shown as text, and is no command to a terminal or a CI system, in %s', async (output) => {
    const events = [{ reason: 'SyncLoadBalancerFailed', message: '\u001b[2J\n::error::x \u202e' }];
    const { stdout } = await onFiles(clusterObjects({ events, ingress: [{ hostname: 'a\u0007\n::warning::b' }] }), '--output', output);
    expect(stdout).toContain('ASMG0505');
    expect(stdout.split('\n').filter((line) => /^\s*::/.test(line))).toEqual([]);
    expect(stdout).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
  });
});

describe('diagnose --from', () => {
  const sound = () => place.write('all.json', text(list(clusterObjects())));
  const complaint = async (...from: readonly string[]) => {
    const { code, stdout, stderr } = await place.run(['diagnose', ...from.flatMap((name) => ['--from', name])]);
    return [code, stdout, stderr];
  };

  test('names what is no file in a folder, and every problem at once', async () => {
    place.write('folder/x.json/y', 'x');
    execFileSync('mkfifo', [join(place.folder, 'folder/pipe.json')]);
    place.write('folder/cut.json', '{');
    expect(await complaint('folder', 'none')).toEqual([2, '', [
      'asm-gateway: "none" cannot be read: it does not exist.',
      'asm-gateway: "folder/cut.json" is not complete JSON. Read it again with kubectl --output json.',
      'asm-gateway: "folder/pipe.json" cannot be read: it is a named pipe.',
      'asm-gateway: "folder/x.json" cannot be read: it is a folder.',
      '',
    ].join('\n')]);
  });

  test('does not read a device', async () => {
    expect(await complaint('/dev/zero')).toEqual([2, '', 'asm-gateway: "/dev/zero" cannot be read: it is a device.\n']);
  });

  test('reads the output of a command in a shell', async () => {
    sound();
    const program = compiled('cli', 'main.js');
    const stdout = execFileSync('sh', ['-c', 'cat all.json | "$0" "$1" diagnose --from /dev/stdin', process.execPath, program], { cwd: place.folder });
    const { stdout: ofFile } = await place.run(['diagnose', '--from', 'all.json']);
    expect(withoutFiles(stdout.toString())).toBe(withoutFiles(ofFile));
  });

  test.each<[string, (json: string) => Buffer]>([
    ['UTF-16, as PowerShell writes it', (json) => Buffer.from(`\ufeff${json}`, 'utf16le')],
    ['UTF-16 with the other order of bytes', (json) => Buffer.from(`\ufeff${json}`, 'utf16le').swap16()],
    ['UTF-8 with a mark', (json) => Buffer.from(`\ufeff${json}`)],
  ])('reads %s', async (_about, encoded) => {
    place.write('all.json', encoded(text(list(clusterObjects()))));
    expect(await place.run(['diagnose', '--from', 'all.json'])).toMatchObject({ code: 0, stderr: '' });
  });

  test.each<[string, number, string]>([
    ['many lines', 100_000, '\u00f6'],
    ['a line of megabytes', 1, '\u00f6'.repeat(1_500_000)],
  ])('reads a large file with %s', async (_about, count, word) => {
    const large = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'large' }, words: Array<string>(count).fill(word) };
    place.write('all.json', text(list([large, ...clusterObjects(), large])));
    expect(await place.run(['diagnose', '--from', 'all.json'])).toMatchObject({ code: 0, stderr: '' });
  });

  test('cannot be combined with a cluster', async () => {
    sound();
    expect(await place.run(['diagnose', '--from', 'all.json', '--context', 'c'])).toMatchObject({
      code: 2, stderr: expect.stringContaining('--from cannot be combined with --context or --kubeconfig') as string,
    });
  });
});
