import { diagnoseCluster, diagnoseFiles, FORBIDDEN, reactionsOf, withoutFiles } from './diagnose-command';
import { Workplace } from './support';
import { snapshotIn } from '../../src/diagnose/embedded-snapshot';
import { clusterObjects, type ClusterOptions, configMap, pod } from '../diagnose/objects';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.remove());

const OLD_IPVS: ClusterOptions = { mode: 'ipvs', version: 'v1.22.15-aliyun.1' };
const SECRET = 'LTAI5tPlantedAccessKey';

describe('diagnose --output html', () => {
  test('is a file from which the same is diagnosed elsewhere, also what was denied', async () => {
    const script = { ...reactionsOf([...clusterObjects(OLD_IPVS), pod('client', 'node-2')]), 'get configmap kube-proxy ': FORBIDDEN };
    const options = ['--pod', 'shop/client', '--output'];
    const { stdout: html, code } = await diagnoseCluster(place, script, [...options, 'html']).outcome;
    const { stdout: text } = await diagnoseCluster(place, script, [...options, 'text']).outcome;
    place.write('report.html', html);
    const elsewhere = await place.run(['diagnose', '--from', 'report.html', ...options, 'text']);
    expect([elsewhere.code, withoutFiles(elsewhere.stdout)]).toEqual([code, text]);
    expect(withoutFiles((await place.run(['diagnose', '--from', 'report.html', ...options, 'html'])).stdout)).toBe(html);
  });

  test('holds every Service with --all', async () => {
    const { stdout: html } = await diagnoseFiles(place, clusterObjects(OLD_IPVS), '--all', '--output', 'html');
    const { stdout: text } = await diagnoseFiles(place, clusterObjects(OLD_IPVS), '--all');
    place.write('report.html', html);
    expect(withoutFiles((await place.run(['diagnose', '--from', 'report.html', '--all'])).stdout)).toBe(withoutFiles(text));
  });

  test('holds no access key', async () => {
    const terway = configMap('eni-config', { 'eni_conf': JSON.stringify({ access_key: SECRET }), '10-terway.conf': '{"type":"terway"}' });
    const { stdout: html } = await diagnoseFiles(place, [...clusterObjects({ daemonSets: ['terway-eniip'] }), terway], '--output', 'html');
    expect(snapshotIn(html)).toContain('eni-config');
    expect(html).not.toContain(SECRET);
  });

  test('holds nothing to read back of several clusters', async () => {
    const { stdout: html } = await diagnoseCluster(
      place, reactionsOf(clusterObjects()), ['--context', 'east', '--context', 'west', '--output', 'html'],
    ).outcome;
    expect(html).toContain('Cluster east');
    expect(html).toContain('Cluster west');
    expect(snapshotIn(html)).toBeUndefined();
  });
});

test('diagnose --output markdown begins with the verdict as a heading', async () => {
  const { stdout, code } = await diagnoseFiles(place, clusterObjects(OLD_IPVS), '--output', 'markdown');
  expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringMatching(/^## error ASMG0502: pods on 2 of 3 nodes/) as string });
});

test('diagnose --output mermaid is a flowchart', async () => {
  const { stdout, code } = await diagnoseFiles(place, clusterObjects(OLD_IPVS), '--output', 'mermaid');
  expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringMatching(/^flowchart LR\n/) as string });
});

test('every report for people answers --if', async () => {
  const outputs = await Promise.all(['text', 'markdown', 'html'].map(async (output) => (
    (await diagnoseFiles(place, clusterObjects(OLD_IPVS), '--if', 'kubernetes=1.30', '--output', output)).stdout
  )));
  outputs.forEach((output) => expect(output).toMatch(/With kubernetes=1\.30/));
  outputs.forEach((output) => expect(output.match(/node-2, node-3/g)?.length).toBeGreaterThan(1));
});
