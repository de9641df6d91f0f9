import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { diagnoseCluster, diagnoseFiles, FORBIDDEN, reactionsOf, withoutFiles } from './diagnose-command';
import { Workplace } from './support';
import { clusterObjects, type ClusterOptions, configMap, pod } from '../diagnose/objects';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

const OLD_IPVS: ClusterOptions = { mode: 'ipvs', version: 'v1.22.15-aliyun.1' };
const SECRET = 'LTAI5tPlantedAccessKey';

const saved = (folder: string) => readdirSync(join(place.folder, folder))
  .map((file) => readFileSync(join(place.folder, folder, file), 'utf8')).join('');

describe('diagnose --save', () => {
  test('writes files from which the same is diagnosed elsewhere, also what was denied', async () => {
    const objects = [...clusterObjects(OLD_IPVS), pod('client', 'node-2')];
    const script = { ...reactionsOf(objects), 'get configmap kube-proxy ': FORBIDDEN };
    const { stdout, code } = await diagnoseCluster(place, script, ['--save', 'saved', '--pod', 'shop/client']).outcome;
    const elsewhere = await place.run(['diagnose', '--from', 'saved', '--pod', 'shop/client']);
    expect([elsewhere.code, withoutFiles(elsewhere.stdout)]).toEqual([code, stdout]);
    expect(stdout).toContain('Permission: get the ConfigMaps kube-proxy-worker and kube-proxy in kube-system.');
  });

  test('writes every Service with --all', async () => {
    const { stdout } = await diagnoseCluster(place, reactionsOf(clusterObjects()), ['--save', 'saved', '--all']).outcome;
    expect(withoutFiles((await place.run(['diagnose', '--from', 'saved', '--all'])).stdout)).toBe(stdout);
  });

  test('keeps apart what was not read of other Services', async () => {
    const none = clusterObjects().filter(({ kind }) => kind !== 'Service');
    const other = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'shop' }, spec: { type: 'LoadBalancer' } };
    const { stdout } = await diagnoseCluster(place, reactionsOf([...none, other]), ['--save', 'saved']).outcome;
    expect(stdout).toContain('--service shop/web');
    expect(await place.run(['diagnose', '--from', 'saved'])).toMatchObject({ code: 1, stdout });
    expect(await place.run(['diagnose', '--from', 'saved', '--service', 'shop/web'])).toMatchObject({ code: 2, stdout: expect.stringContaining('ASMG0503') as string });
  });

  test('is not complete if an object was removed from it', async () => {
    await diagnoseCluster(place, reactionsOf(clusterObjects(OLD_IPVS)), ['--save', 'saved', '--all']).outcome;
    const without = async (file: string, name: string) => {
      const text = readFileSync(join(place.folder, 'saved', file), 'utf8');
      const list = JSON.parse(text) as { items: { metadata: { name: string } }[] };
      place.write(`saved/${file}`, JSON.stringify({ ...list, items: list.items.filter(({ metadata }) => metadata.name !== name) }));
      const { code } = await place.run(['diagnose', '--from', 'saved', '--all']);
      place.write(`saved/${file}`, text);
      return code;
    };
    expect(await without('services.json', 'istio-ingressgateway')).toBe(2);
    expect(await without('configmaps.json', 'kube-proxy-worker')).toBe(2);
    expect(await without('nodes.json', 'none')).toBe(1);
  });

  test('writes no access key', async () => {
    const terway = configMap('eni-config', { 'eni_conf': JSON.stringify({ access_key: SECRET }), '10-terway.conf': '{"type":"terway"}' });
    await diagnoseFiles(place, [...clusterObjects({ daemonSets: ['terway-eniip'] }), terway], '--save', 'saved');
    expect(saved('saved')).toContain('eni-config');
    expect(saved('saved')).not.toContain(SECRET);
  });

  test('overwrites nothing and mixes nothing', async () => {
    place.write('notes/a.txt', 'x');
    place.write('file', 'x');
    const complaint = async (...args: string[]) => (await diagnoseFiles(place, clusterObjects(), ...args)).stderr;
    expect(await complaint('--save', 'notes')).toContain('--save "notes" is not an empty folder; name a new one');
    expect(await complaint('--save', 'file')).toContain('--save "file" is not an empty folder; name a new one');
    expect(await complaint('--save', 'file/x')).toContain('--save "file/x" cannot be written');
    expect(await complaint('--save-platform', 'none/x')).toContain('--save-platform "none/x" cannot be written');
    expect((await place.run(['diagnose', '--save', 'x', '--context', 'a', '--context', 'b'])).stderr).toContain('name one --context');
  });
});

describe('a platform file', () => {
  const explained = async (...args: string[]) => place.run(['explain', '--policy', 'Local', '--output', 'json', ...args]);

  test('is written by diagnose and read by explain and lint', async () => {
    await diagnoseFiles(place, clusterObjects(OLD_IPVS), '--save-platform', 'platform.yaml');
    expect(readFileSync(join(place.folder, 'platform.yaml'), 'utf8')).toBe([
      '# What asm-gateway diagnose found of the cluster. What is not here is not known.',
      'cni: flannel', 'proxyMode: ipvs', 'kubernetesVersion: v1.22.15-aliyun.1', 'podCidrKnown: true', '',
    ].join('\n'));
    const flags = ['--cni', 'flannel', '--proxy-mode', 'ipvs', '--kubernetes', '1.22.15', '--pod-cidr-known', 'true'];
    expect((await explained('--platform', 'platform.yaml')).stdout).toBe((await explained(...flags)).stdout);
    place.write('gateway.yaml', [
      'apiVersion: istio.alibabacloud.com/v1beta1', 'kind: IstioGateway', 'metadata: { name: a, namespace: istio-system }',
      'spec: { clusterIds: [c1], ports: [{ name: http, port: 80, targetPort: 80 }], externalTrafficPolicy: Local }', '',
    ].join('\n'));
    const linted = async (...args: string[]) => (await place.run(['lint', 'gateway.yaml', ...args])).stdout;
    expect(await linted('--platform', 'platform.yaml')).toBe(await linted(...flags));
    expect(await linted('--platform', 'platform.yaml')).not.toBe(await linted());
  });

  test('names only what all nodes agree on', async () => {
    const labels = { 'node-2': { 'k8s.aliyun.com/no-kube-proxy': 'true' } };
    await diagnoseFiles(place, clusterObjects({ labels }), '--save-platform', 'platform.yaml');
    const text = readFileSync(join(place.folder, 'platform.yaml'), 'utf8');
    expect(text).toContain('# The nodes differ in proxyMode');
    expect(text).not.toMatch(/^proxyMode/m);
  });

  test('has no field that a node which is not judged may have another value of', async () => {
    const objects = clusterObjects().map((object) => (object.metadata.name === 'node-3'
      ? { ...object, status: { ...(object.status as object), conditions: [{ type: 'NetworkUnavailable', reason: 'CiliumIsUp' }] } }
      : object));
    await diagnoseFiles(place, objects, '--save-platform', 'platform.yaml');
    expect(readFileSync(join(place.folder, 'platform.yaml'), 'utf8')).toMatch(/^# The nodes differ in cni\.$/m);
  });

  test('gives way to a flag, and to a plane of --from or --to', async () => {
    place.write('platform.yaml', 'proxyMode: ipvs\ncni: flannel\n');
    expect((await explained('--platform', 'platform.yaml', '--proxy-mode', 'nftables')).stdout)
      .toBe((await explained('--cni', 'flannel', '--proxy-mode', 'nftables')).stdout);
    const change = ['--from', 'ipvs 1.30', '--to', 'nftables 1.37'];
    expect((await explained('--platform', 'platform.yaml', ...change)).stdout).toBe((await explained('--cni', 'flannel', ...change)).stdout);
  });

  test('may be empty', async () => {
    place.write('platform.yaml', '# nothing is known\n');
    expect((await explained('--platform', 'platform.yaml')).stdout).toBe((await explained()).stdout);
  });

  test.each([
    ['kubernetesVersion: 1.30\n', 'kubernetesVersion is "1.3"; use a version in quotes'],
    ['cni: flanel\n', 'cni is "\\"flanel\\""; use flannel, terway-eniip'],
    ['proxy-mode: ipvs\n', 'unknown field "proxy-mode"; use cni, proxyMode'],
    ['kubernetesVersion: "new"\n', '--kubernetes "new" is not a version'],
    ['- cni\n', 'is not one map in YAML'],
    ['a: [\n', 'is not one map in YAML'],
    ['cni: flannel\n---\ncni: other\n', 'is not one map in YAML'],
  ])('is refused if it is %j', async (text, message) => {
    place.write('platform.yaml', text);
    const { code, stderr } = await explained('--platform', 'platform.yaml');
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test('is refused if it does not exist', async () => {
    expect(await explained('--platform', 'none.yaml')).toMatchObject({ code: 2, stderr: expect.stringContaining('--platform "none.yaml" cannot be read: it does not exist') as string });
  });
});
