import { App, ApiObject, Chart } from 'cdk8s';
import { IstioGateway } from 'cdk8s-asm-gateway';
import { compare } from './measure';

const COUNT = 1000;
const MANIFEST = new IstioGateway(new Chart(new App(), 'chart'), 'gateway', { name: 'gateway' }).apiObject.toJson() as {
  apiVersion: string; kind: string; metadata: { name: string; namespace: string }; spec: object;
};

/** An app with as many objects as a large fleet has, each as `make` makes it. */
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
  throw new Error('The two do not synthesize the same bytes, so that comparing them says nothing.');
}

/** 1,000 gateways to YAML, against plain ApiObjects of the same content. */
export const synthesis = () => compare(`${COUNT} gateways to YAML`, { name: 'ApiObject', run: plain }, { name: 'IstioGateway', run: ours }, 15);
