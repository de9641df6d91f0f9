import { App, ApiObject, Chart } from 'cdk8s';
import { IstioGateway } from 'cdk8s-asm-gateway';
import { compare } from './measure';

const COUNT = 1000;
const MANIFEST = new IstioGateway(new Chart(new App(), 'chart'), 'gateway', { name: 'gateway' }).apiObject.toJson() as {
  apiVersion: string; kind: string; metadata: { name: string; namespace: string }; spec: object;
};

/** The YAML of an app with 1,000 objects, each created by `make`. */
function synthesize(make: (chart: Chart, name: string) => void): string {
  const app = new App();
  const chart = new Chart(app, 'chart');
  for (let index = 0; index < COUNT; index++) {
    make(chart, `gateway-${index}`);
  }
  return app.synthYaml();
}

const plain = () => synthesize((chart, name) => new ApiObject(chart, name, { ...MANIFEST, metadata: { ...MANIFEST.metadata, name } }));
const ours = () => synthesize((chart, name) => new IstioGateway(chart, name, { name }));

if (plain() !== ours()) {
  throw new Error('Both sides must synthesize the same bytes: otherwise the comparison is meaningless.');
}

/** Synthesizing 1,000 gateways, compared with plain ApiObjects with the same content. */
export const synthesis = () => compare(`${COUNT} gateways to YAML`, { name: 'ApiObject', run: plain }, { name: 'IstioGateway', run: ours }, 15);
