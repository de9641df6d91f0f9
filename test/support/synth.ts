import { App, Chart } from 'cdk8s';
import { Findings, IstioGateway, type IstioGatewayProps } from 'cdk8s-asm-gateway';
import { type Manifest, schemaErrors } from './schema';
import { capturingStderr } from './stderr';

/** An app with one chart, as small as they get. */
export function chartOf(id = 'mesh'): Chart {
  return new Chart(new App(), id);
}

/** What an app synthesizes. Every object is held against its schema, so that no test can pass on one that a cluster refuses. */
export function synthesized(chart: Chart): Manifest[] {
  (chart.node.root as App).synthYaml();
  const manifests = chart.toJson() as Manifest[];
  expect(manifests.flatMap(schemaErrors)).toEqual([]);
  return manifests;
}

/** The one object of a kind. */
export function only(kind: string, manifests: readonly Manifest[]): Manifest {
  const found = manifests.filter((manifest) => manifest.kind === kind);
  expect(found).toHaveLength(1);
  return found[0];
}

/** The manifest of a gateway with these props. */
export function gatewayManifest(props?: IstioGatewayProps): Manifest & { spec: Record<string, unknown> } {
  const chart = chartOf();
  new IstioGateway(chart, 'ingress', props);
  return only('IstioGateway', synthesized(chart)) as Manifest & { spec: Record<string, unknown> };
}

/** The codes that stop the synthesis of an app, in the order in which they are reported. */
export function codesOf(chart: Chart): string[] {
  return refusal(chart).map(({ code }) => code);
}

/** The findings that stop the synthesis of an app. The warnings that are printed besides are of no interest. */
export function refusal(chart: Chart) {
  try {
    capturingStderr(() => (chart.node.root as App).synthYaml());
  } catch (error) {
    return Findings.fromError(error);
  }
  return [];
}
