import { execFileSync } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { diagnoseCluster, diagnoseFiles, reactionsOf } from './diagnose-command';
import { Workplace } from './support';
import { type ApiObject, clusterObjects, type ClusterOptions, pod, without } from '../diagnose/objects';
import { diagnosed } from '../diagnose/support';
import { compiled } from '../support/prepared';

/*
 * From a diagnosis to a verification: the commands that a report ends with, and the app that --save-verification writes.
 */

const OLD_IPVS: ClusterOptions = { mode: 'ipvs', version: 'v1.22.15-aliyun.1' };
const SERVICE = 'istio-system/istio-ingressgateway';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

interface Job {
  readonly kind: string;
  readonly spec: {
    readonly completions: number;
    readonly template: {
      readonly metadata: { readonly annotations: object };
      readonly spec: { readonly containers: readonly { readonly args: readonly string[] }[] };
    };
  };
}

/** The Job that the app writes, with node alone and the packages that a user installs. */
function jobOf(app: string, ...args: string[]): Job {
  place.write('node_modules/cdk8s-asm-gateway/index.js', `module.exports = require(${JSON.stringify(compiled('index.js'))});\n`);
  execFileSync(process.execPath, [app, ...args], {
    cwd: place.folder, env: { ...process.env, NODE_PATH: join(__dirname, '..', '..', 'node_modules') }, stdio: 'pipe',
  });
  const objects = parseAllDocuments(readFileSync(join(place.folder, 'dist', 'verify.k8s.yaml'), 'utf8')).map((document) => document.toJS() as Job);
  return objects.find(({ kind }) => kind === 'Job') ?? Object.create(null) as Job;
}

const urlsOf = ({ spec: { template: { spec: { containers: [{ args }] } } } }: Job) => args.filter((argument) => argument.includes('://'));

/** The commands at the end of a report. */
const commandsIn = (text: string) => /\nVerify from every node, now and after a change:\n((?: {2}.+\n)+)/.exec(text)?.[1].split('\n').filter(Boolean).map((line) => line.trim());

const withSpec = (object: ApiObject, spec: object): ApiObject => ({ ...object, spec: { ...object.spec as object, ...spec } });
const changed = (objects: readonly ApiObject[], spec: object) => objects.map((object) => (object.kind === 'Service' ? withSpec(object, spec) : object));

describe('the end of a diagnosis', () => {
  test('are the commands that verify a gateway, also with the cure that changes nothing', async () => {
    const { stdout } = await diagnoseFiles(place, clusterObjects(OLD_IPVS));
    expect(commandsIn(stdout)).toEqual([
      'npx asm-gateway diagnose --gateway istio-system/ingressgateway --from cluster --save-verification verify.js',
      'node verify.js  # for dns-only: node verify.js dns-only',
      'npx asm-gateway verify -f dist/verify.k8s.yaml',
    ]);
  });

  test('name another Service as the user did, and no cure where nothing is wrong', async () => {
    const { stdout } = await diagnoseFiles(place, clusterObjects(), '--service', SERVICE);
    expect(commandsIn(stdout)).toEqual([
      `npx asm-gateway diagnose --service ${SERVICE} --from cluster --save-verification verify.js`, 'node verify.js', 'npx asm-gateway verify -f dist/verify.k8s.yaml',
    ]);
  });

  test('name the context on a cluster, for diagnose and for verify', async () => {
    const { stdout } = await diagnoseCluster(place, reactionsOf(clusterObjects()), ['--context', 'east']).outcome;
    expect(commandsIn(stdout)).toEqual([
      'npx asm-gateway diagnose --gateway istio-system/ingressgateway --context east --save-verification verify.js', 'node verify.js',
      'npx asm-gateway verify -f dist/verify.k8s.yaml --context east',
    ]);
  });

  test('can be copied after every way to name files', async () => {
    place.write('my files/all.json', JSON.stringify({ kind: 'List', items: clusterObjects().slice(1) }));
    place.write('more.json', JSON.stringify(clusterObjects()[0]));
    const { stdout } = await place.run(['diagnose', '--from', 'my files', '--from', 'more.json']);
    expect(commandsIn(stdout)?.[0]).toBe(
      'npx asm-gateway diagnose --gateway istio-system/ingressgateway --from \'my files\' --from more.json --save-verification verify.js',
    );
  });

  test('an app that cannot be written is refused with the reason why kubectl has no connection', async () => {
    const script = { '': [{ code: 1, stderr: 'The connection to the server 192.0.2.1:6443 was refused - did you specify the right host or port?\n' }] };
    const { code, stderr } = await diagnoseCluster(place, script, ['--save-verification', 'verify.js']).outcome;
    expect([code, stderr]).toEqual([2, expect.stringMatching(/writes no app\. \[ASMG0503\].*192\.0\.2\.1:6443 was refused.*Check --context and --kubeconfig/)]);
  });

  test.each<[string, readonly ApiObject[]]>([
    ['without an address', clusterObjects({ ingress: [] })],
    ['without a ready endpoint', clusterObjects({ endpoints: [] })],
    ['that was not read', without(clusterObjects(), 'Service')],
    ['without a selector', clusterObjects({ spec: { selector: {} } })],
  ])('has no such commands for a Service %s', async (_about, objects) => {
    expect(commandsIn((await diagnoseFiles(place, objects)).stdout)).toBeUndefined();
  });

  test.each<[string, object]>([
    ['"mysql 3306/TCP"', { name: 'mysql', port: 3306, protocol: 'TCP' }],
    ['"tcp-redis 6379/TCP"', { name: 'tcp-redis', port: 6379 }],
    ['"dns 53/UDP"', { name: 'dns', port: 53, protocol: 'UDP' }],
    ['"53/UDP"', { port: 53, protocol: 'UDP' }],
  ])('is the reason why an app cannot verify the port %s, in every report, and the app is refused', async (shown, port) => {
    const objects = changed(clusterObjects({ ...OLD_IPVS, slicePorts: [port as Record<string, unknown>] }), { ports: [port] });
    const reason = `No app can verify the Service: no port serves http or https; the ports are ${shown}.`;
    for (const [output, escaped] of [
      ['text', reason], ['markdown', reason], ['html', reason.replaceAll('"', '&quot;')], ['json', `"notVerified": ${JSON.stringify(reason)}`],
    ]) {
      const { stdout } = await diagnoseFiles(place, objects, '--service', SERVICE, '--output', output);
      expect(stdout).toContain(escaped);
      expect(stdout).not.toContain('asm-gateway verify -f');
    }
    expect(await diagnoseFiles(place, objects, '--service', SERVICE, '--save-verification', 'verify.js'))
      .toMatchObject({ code: 2, stderr: expect.stringContaining(reason) as string });
    expect(existsSync(join(place.folder, 'verify.js'))).toBe(false);
  });

  /** What a report says about trying the DNS name from a pod that does not reach the address. */
  const triedWith = (...ports: Record<string, unknown>[]) => {
    const { verdict, tryFromPod } = diagnosed([...clusterObjects({ ...OLD_IPVS, slicePorts: ports, spec: { ports } }), pod('a', 'node-2')], 'a');
    expect(verdict.code).toBe('ASMG0502');
    return tryFromPod;
  };

  test.each<[string, Record<string, unknown>]>([
    ['http://istio-ingressgateway.istio-system:8080/', { name: 'web', port: 8080 }],
    ['https://istio-ingressgateway.istio-system:8443/', { name: 'wss-chat', port: 8443 }],
  ])('tries %s from the pod, as the verification does', (url, port) => {
    expect(triedWith({ name: 'mysql', port: 3306 }, port)).toContain(` ${url}`);
  });

  test('tries nothing from a pod if no port serves http or https', () => {
    expect(triedWith({ name: 'mysql', port: 3306 })).toBeUndefined();
  });

  test('is in every report for people, and in JSON', async () => {
    for (const output of ['markdown', 'html', 'json']) {
      expect((await diagnoseFiles(place, clusterObjects(OLD_IPVS), '--output', output)).stdout).toContain('npx asm-gateway verify -f dist/verify.k8s.yaml');
    }
  });
});

describe('diagnose --save-verification', () => {
  test('writes an app that asks both addresses of the Service from as many nodes as it has', async () => {
    expect(await diagnoseFiles(place, clusterObjects(OLD_IPVS), '--save-verification', 'verify.js')).toMatchObject({ code: 1, stderr: '' });
    const job = jobOf('verify.js');
    expect(urlsOf(job).map((url) => url.replace(/^\S* /, ''))).toEqual([
      expect.stringContaining('http://istio-ingressgateway.istio-system'), expect.stringMatching(/load-balancer/),
    ]);
    expect(job.spec.completions).toBe(3);
    expect(Object.values(job.spec.template.metadata.annotations)).toContain('istio-system/app=istio-ingressgateway');
  });

  test('asks what a strategy promises, if one is named', async () => {
    await diagnoseFiles(place, clusterObjects(OLD_IPVS), '--save-verification', 'verify.js');
    expect(urlsOf(jobOf('verify.js', 'dns-only'))).toEqual([expect.stringContaining('http://istio-ingressgateway.istio-system')]);
  });

  test('knows the protocol of a port whose name says nothing', async () => {
    const ports = [{ name: 'web', port: 9000, protocol: 'TCP', appProtocol: 'https' }];
    await diagnoseFiles(place, changed(clusterObjects(), { ports }), '--service', SERVICE, '--save-verification', 'verify.js');
    expect(urlsOf(jobOf('verify.js')).filter((url) => !/=https:.*:9000/.test(url))).toEqual([]);
  });

  test('uses the ports of the Service, and the one without a name', async () => {
    await diagnoseFiles(place, changed(clusterObjects(), { ports: [{ port: 8080, protocol: 'TCP' }] }), '--service', SERVICE, '--save-verification', 'verify.js');
    expect(urlsOf(jobOf('verify.js')).filter((url) => !url.includes(':8080'))).toEqual([]);
  });

  test.each<[string, object, number]>([
    ['that is tainted with NoSchedule', { taints: [{ key: 'node-role.kubernetes.io/master', effect: 'NoSchedule' }] }, 2],
    ['that is tainted with NoExecute', { taints: [{ key: 'dedicated', value: 'gpu', effect: 'NoExecute' }] }, 2],
    ['that is cordoned', { unschedulable: true }, 2],
    ['that pods only avoid', { taints: [{ key: 'dedicated', effect: 'PreferNoSchedule' }] }, 3],
    ['whose taints were saved without their effects', { taints: [{ key: 'dedicated' }] }, 3],
  ])('counts nodes that accept pods, in a cluster with a node %s', async (_about, spec, count) => {
    const objects = clusterObjects(OLD_IPVS).map((object) => (object.metadata.name === 'node-3' ? withSpec(object, spec) : object));
    await diagnoseFiles(place, objects, '--save', 'saved', '--save-verification', 'verify.js');
    expect(jobOf('verify.js').spec.completions).toBe(count);
    await place.run(['diagnose', '--from', 'saved', '--save-verification', 'again.js']);
    expect(readFileSync(join(place.folder, 'again.js'), 'utf8')).toBe(readFileSync(join(place.folder, 'verify.js'), 'utf8'));
  });

  test('refuses an app if no node accepts its pods, as the report says', async () => {
    const objects = clusterObjects(OLD_IPVS).map((object) => (object.kind === 'Node' ? withSpec(object, { unschedulable: true }) : object));
    const reason = 'No app can verify the Service: no node accepts its pods; every node is cordoned or tainted, or is a virtual or a Windows node.';
    const { stdout } = await diagnoseFiles(place, objects);
    expect([stdout.includes(reason), commandsIn(stdout)]).toEqual([true, undefined]);
    expect(await diagnoseFiles(place, objects, '--save-verification', 'verify.js'))
      .toMatchObject({ code: 2, stderr: expect.stringContaining(reason) as string });
  });

  test('writes names and labels as data, whatever they contain', async () => {
    const label = '"}); process.exit(7); //` ${process.exit(8)}';
    const objects = clusterObjects({ spec: { selector: { app: 'x', [label]: label } } });
    await diagnoseFiles(place, objects, '--service', SERVICE, '--save-verification', 'verify.js');
    expect(readFileSync(join(place.folder, 'verify.js'), 'utf8')).toContain(JSON.stringify(label));
    expect(() => jobOf('verify.js')).toThrow(/ASMG0105.*process\.exit\(7\)/);
  });

  test.each<[string, readonly ApiObject[], readonly string[], string]>([
    ['of several Services', [...clusterObjects(), ...clusterObjects().filter(({ kind }) => kind === 'Service').map((object) => (
      { ...object, metadata: { ...object.metadata, name: 'other' } }))], ['--all'], 'name it with --service or --gateway'],
    ['of a Service that was not read', without(clusterObjects(), 'Service'), [], 'writes no app. [ASMG0503] no verdict on istio-system/istio-ingressgateway, because the Service could not be read'],
    ['of a Service without a selector', clusterObjects({ spec: { selector: {} } }), [], 'selects its pods by labels'],
  ])('refuses an app %s', async (_about, objects, args, message) => {
    expect(await diagnoseFiles(place, objects, ...args, '--save-verification', 'verify.js')).toMatchObject({ code: 2, stderr: expect.stringContaining(message) as string });
  });
});
