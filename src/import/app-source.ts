import { type Patch, patchCode } from './patches';
import { type Code, literal, written } from './source-text';

/** What an app may import, by package and in the order in which it is written. */
const IMPORTS: readonly (readonly [string, readonly string[]])[] = [
  ['cdk8s', ['App', 'Chart', 'JsonPatch']],
  ['cdk8s-asm-gateway', [
    'GatewayApiVersion', 'GatewayPort', 'GatewayServiceType', 'GatewayType', 'IstioGateway', 'TrafficStrategy',
  ]],
  ['cdk8s-plus-28', ['k8s']],
];

/** The source of an app with one gateway. */
export function appSource(id: string, props: Code, patches: readonly Patch[]): string {
  const variable = patches.length === 0 ? '' : 'const gateway = ';
  const start = `${variable}new IstioGateway(new Chart(app, 'mesh'), ${written(literal(id))}, `;
  const calls: Code[] = patches.map(patchCode);
  const used = new Set(['App', 'Chart', 'IstioGateway', ...[props, ...calls].flatMap(namesIn)]);
  const imports = IMPORTS.map(([from, names]) => ({ from, names: names.filter((name) => used.has(name)) }))
    .filter(({ names }) => names.length > 0)
    .map(({ from, names }) => `import { ${names.join(', ')} } from '${from}';`);
  return [
    ...imports, '', 'const app = new App();', '',
    `${start}${written(props, start.length + 1)});`,
    ...calls.length === 0 ? [] : ['', '// What no prop says.', `${written(patched(calls))};`],
    '', 'app.synth();', '',
  ].join('\n');
}

const patched = (given: readonly Code[]): Code => ({ kind: 'call', name: 'gateway.apiObject.addJsonPatch', given });

/** The first words of what a piece refers to: of each call and each constant, and of no string. */
function namesIn(code: Code): string[] {
  switch (code.kind) {
    case 'text':
      return /^[A-Za-z]/.test(code.text) ? [code.text.split('.')[0] ?? ''] : [];
    case 'list':
      return code.items.flatMap(namesIn);
    case 'call':
      return [code.name.split('.')[0] ?? '', ...code.given.flatMap(namesIn)];
    case 'object':
      return code.fields.flatMap(([, value]) => namesIn(value));
  }
}

