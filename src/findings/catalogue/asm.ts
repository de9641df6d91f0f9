import { listed, shown } from '../../text';
import { define, defineCases, withValues } from '../definition';
import { FindingLevel } from '../finding';

const KEY = 'asm.alibabacloud.com/enable-canary-deployment';

/** An annotation by its key. */
interface Keyed {
  readonly key: string;
}

export const BAD_SWITCH = defineCases({
  code: 'ASMG0117',
  level: FindingLevel.ERROR,
  otherLevel: FindingLevel.WARNING,
  title: 'Invalid switch of ASM',
  why: 'ASM reads the annotation in this form only, and the feature stays as it is',
  fix: 'Correct the annotation.',
}, {
  notSwitch: withValues<Keyed & { readonly value: string }>({
    message: ({ key, value }) => `annotation ${shown(key)} is ${shown(value)}; it must be "true" or "false"`,
    fix: 'Write "true" or "false".',
    sample: { key: KEY, value: 'yes' },
  }),
  drainTimeout: withValues<{
    readonly value: string; readonly lowest: number; readonly highest: number | undefined;
  }>({
    message: ({ value, lowest, highest }) => {
      const range = highest === undefined ? `an integer from ${lowest}` : `an integer from ${lowest} to ${highest}`;
      return `the drain timeout of ${shown(value)} seconds is not allowed; it must be ${range}`;
    },
    why: 'ASM accepts no other value, and pods that stop would cut connections',
    fix: ({ lowest, highest }) => (
      highest === undefined ? `Use at least ${lowest} whole seconds.` : `Use ${lowest} to ${highest} whole seconds.`
    ),
    sample: { value: '5', lowest: 10, highest: 890 },
  }),
  contradicted: withValues<Keyed & { readonly prop: string; readonly value: unknown; readonly ofProp: string }>({
    message: ({ key, prop, value, ofProp }) => (
      `annotation ${shown(key)} is ${shown(value)}, but the prop ${prop} sets it to ${shown(ofProp)}`
    ),
    why: 'one of the two has no effect',
    fix: ({ prop }) => `Remove the annotation, or leave ${prop} out.`,
    sample: { key: KEY, prop: 'canary', value: 'false', ofProp: 'true' },
  }),
  misspelled: withValues<Keyed & { readonly near: string }>({
    message: ({ key }) => `annotation ${shown(key)} is unknown to ASM`,
    level: FindingLevel.WARNING,
    why: 'an unknown annotation has no effect',
    fix: ({ near }) => `Write ${shown(near)}.`,
    sample: { key: 'asm.alibabacloud.com/enable-canary-deploy', near: KEY },
  }),
  misplaced: withValues<Keyed>({
    message: ({ key }) => `annotation ${shown(key)} is not in metadata.annotations`,
    level: FindingLevel.WARNING,
    why: 'ASM reads it on the IstioGateway and not on its Service or pods',
    fix: 'Move it to metadata.annotations.',
    sample: { key: KEY },
  }),
  managedInClusters: withValues<object>({
    message: () => 'clusterIds is set for a gateway that ASM runs outside the clusters',
    level: FindingLevel.WARNING,
    why: 'a serverless gateway has no pods in a cluster, and the vendor documents it without clusterIds',
    fix: 'Leave clusterIds out, or do not let ASM run the gateway.',
    sample: {},
  }),
  twoAutoscalers: withValues<{ readonly field: string }>({
    message: ({ field }) => `${field} is set, but ASM no longer manages the number of replicas`,
    level: FindingLevel.WARNING,
    why: 'two autoscalers that watch one Deployment undo each other, and ASM may still create its own',
    fix: ({ field }) => `Remove ${field}, and configure your own autoscaler.`,
    sample: { field: 'cpu' },
  }),
});

/** A file with manifests. */
interface InFile {
  readonly file: string;
}

export const BAD_MANIFEST = defineCases({
  code: 'ASMG0119',
  level: FindingLevel.ERROR,
  title: 'File without the gateway',
  why: 'there is no manifest that the app can render',
  fix: 'Name a file with the IstioGateway.',
}, {
  unreadable: withValues<InFile & { readonly reason: string; readonly line: number | undefined }>({
    message: ({ file, reason, line }) => (
      `file ${shown(file)}${line === undefined ? '' : `, line ${line},`} cannot be read (${shown(reason)})`
    ),
    fix: 'Correct the file, or the path. A relative path begins at the working directory of the app.',
    sample: { file: 'gateway.yaml', reason: 'the key "ports" appears twice in one map', line: 7 },
  }),
  none: withValues<InFile & { readonly name: string | undefined; readonly names: readonly string[] }>({
    message: ({ file, name, names }) => {
      const wanted = name === undefined ? 'no IstioGateway' : `no IstioGateway ${shown(name)}`;
      return `file ${shown(file)} has ${wanted}${names.length === 0 ? '' : `; it has ${listed(names.map(shown))}`}`;
    },
    sample: { file: 'gateway.yaml', name: 'edge', names: ['ingressgateway'] },
  }),
  several: withValues<InFile & { readonly names: readonly string[] }>({
    message: ({ file, names }) => `file ${shown(file)} has several IstioGateways, ${listed(names.map(shown))}`,
    fix: 'Set name to the one that you mean.',
    sample: { file: 'gateway.yaml', names: ['ingressgateway', 'edge'] },
  }),
});

export const OVERRIDE_REPLACED = define<{ readonly strategy: string; readonly cluster: string }>({
  code: 'ASMG0120',
  level: FindingLevel.WARNING,
  title: 'Strategy of a cluster replaced',
  why: 'fromYaml sets one strategy for all clusters of the gateway',
  fix: 'Write the app with asm-gateway import, which gives each override a strategy of its own.',
}, {
  message: ({ strategy, cluster }) => (
    `strategy ${shown(strategy)} replaces what the override of cluster ${shown(cluster)} says about traffic`
  ),
  sample: { strategy: 'dns-only', cluster: 'c0123456789abcdef' },
});
