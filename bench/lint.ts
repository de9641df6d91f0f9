import { App, Chart } from 'cdk8s';
import { IstioGateway, TrafficStrategy } from 'cdk8s-asm-gateway';
import { parseAllDocuments } from 'yaml';
import { compare } from './measure';
import { lint } from '../src/lint/lint';

const COUNT = 1000;

/** Files with one gateway each. */
const FILES = Array.from({ length: COUNT }, (_, index) => {
  const app = new App();
  new IstioGateway(new Chart(app, 'chart'), 'gateway', {
    name: `gateway-${index}`,
    strategy: TrafficStrategy.cluster(),
    clusterIds: ['c0123456789abcdef'],
    serviceAnnotations: { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-spec': 'slb.s1.small' },
    podLabels: { team: 'edge' },
  });
  return { name: `gateway-${index}.yaml`, text: app.synthYaml() };
});

const parsing = () => FILES.map(({ text }) => parseAllDocuments(text).map((document) => document.toJS() as unknown));
const linting = () => lint(FILES);

const { judged, findings } = linting();
if (judged !== COUNT || findings.length > 0) {
  throw new Error('The gateways must have no findings: the benchmark measures valid files.');
}

/** Linting 1,000 manifests, compared with parsing them with the same YAML library. */
export const manifests = () => compare(`lint of ${COUNT} manifests`, { name: 'parse', run: parsing }, { name: 'lint', run: linting }, 7);
