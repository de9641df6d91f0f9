import { symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Servers } from '../support/servers';
import { run } from '../support/shell';

const ROOT = join(__dirname, '..', '..');

/** A gateway with one warning: Local, nodes behind the load balancer, and a scheduler that ignores weights. */
const APP = `
import { App, Chart } from 'cdk8s';
import { ClusterPlatform, Cni, Findings, IstioGateway, ProxyMode } from 'cdk8s-asm-gateway';
const app = new App();
const chart = new Chart(app, 'mesh');
const platform = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28', podCidrKnown: true });
new IstioGateway(chart, 'ingress', { platform });
if (process.env.ACKNOWLEDGED) {
  Findings.acknowledge(app, 'ASMG0208', 'every node runs one gateway pod');
}
app.synth();
`;

const files = new Servers();
afterEach(() => files.closeAll());

/** The app in a folder of its own, as a user has it. */
function app(): string {
  const folder = files.folder();
  writeFileSync(join(folder, 'main.ts'), APP);
  writeFileSync(join(folder, 'cdk8s.yaml'), `language: typescript\napp: ${process.execPath} ${require.resolve('tsx/cli')} main.ts\n`);
  const tsconfig = { compilerOptions: { module: 'node16', target: 'es2022', paths: { 'cdk8s-asm-gateway': [join(ROOT, 'src', 'index.ts')] } } };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

const warningsIn = (text: string) => text.split('\n').filter((line) => line.includes('[ASMG0208]'));

describe('a warning', () => {
  test('is printed once when the app runs, and does not stop it', async () => {
    const { code, stderr } = await run([process.execPath, require.resolve('tsx/cli'), 'main.ts'], { cwd: app() });
    expect(code).toBe(0);
    expect(warningsIn(stderr)).toEqual([expect.stringMatching(/^warning \[mesh\/ingress\] \[ASMG0208\] /)]);
  });

  test('is printed once by cdk8s synth', async () => {
    const { code, stdout, stderr } = await run([join(ROOT, 'node_modules', '.bin', 'cdk8s'), 'synth', '--check-upgrade=false'], { cwd: app() });
    expect(code).toBe(0);
    expect(warningsIn(stdout + stderr)).toHaveLength(1);
  });

  test('is not printed after it is acknowledged', async () => {
    const { code, stderr } = await run([process.execPath, require.resolve('tsx/cli'), 'main.ts'], { cwd: app(), env: { ...process.env, ACKNOWLEDGED: '1' } });
    expect(code).toBe(0);
    expect(warningsIn(stderr)).toEqual([]);
  });
});
