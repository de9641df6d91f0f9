import { execFileSync } from 'child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { compare } from './measure';

const ROOT = join(__dirname, '..');

/** The first app of the README. */
const OURS = `
const { App, Chart } = require('cdk8s');
const { GatewayVerification, IstioGateway, TrafficStrategy } = require('cdk8s-asm-gateway');
const app = new App();
const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', { clusterIds: ['c0123456789abcdef'], strategy: TrafficStrategy.dnsOnly() });
const cluster = new Chart(app, 'cluster');
new GatewayVerification(cluster, 'verify', { gateway });
app.synth();
`;

/** The same objects without this library: a plain object, and a Job with a container and a volume. */
const PLAIN = `
const { ApiObject, App, Chart } = require('cdk8s');
const { ConfigMap, Job, Volume } = require('cdk8s-plus-28');
const app = new App();
const mesh = new Chart(app, 'mesh');
new ApiObject(mesh, 'ingress', {
  apiVersion: 'istio.alibabacloud.com/v1', kind: 'IstioGateway', metadata: { name: 'ingressgateway', namespace: 'istio-system' },
  spec: { clusterIds: ['c0123456789abcdef'], externalTrafficPolicy: 'Local', ports: [{ name: 'http', port: 80, targetPort: 80 }] },
});
const cluster = new Chart(app, 'cluster');
const script = new ConfigMap(cluster, 'script', { data: { 'probe.sh': 'curl http://istio-ingressgateway.istio-system' } });
const job = new Job(cluster, 'verify', { backoffLimit: 0 });
job.addContainer({ image: 'curlimages/curl:8.10.1', command: ['sh', '/probe/probe.sh'] })
  .mount('/probe', Volume.fromConfigMap(cluster, 'volume', script));
app.synth();
`;

/** A process that runs the first app of the README, compared with one that writes such objects without this library. */
export function firstApp() {
  const folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
  try {
    mkdirSync(join(folder, 'node_modules'));
    ['cdk8s', 'cdk8s-plus-28', 'constructs'].forEach((name) => (
      symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))));
    for (const path of ['package.json', join('lib', 'src')]) {
      cpSync(join(ROOT, path), join(folder, 'node_modules', 'cdk8s-asm-gateway', path), { recursive: true });
    }
    const side = (name: string, program: string) => {
      const file = join(folder, `${name}.js`);
      writeFileSync(file, program);
      return { name, run: () => execFileSync(process.execPath, ['--preserve-symlinks', file], { cwd: folder, stdio: 'ignore' }) };
    };
    return compare('first app, as a process', side('plain', PLAIN), side('ours', OURS), 15);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
