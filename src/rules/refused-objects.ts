import { rule, type Violation } from './rule';
import { REFUSED_OBJECT } from '../findings/catalogue/resource';
import type { ValuesOf } from '../findings/definition';
import { affinityRefusals } from '../kubernetes/affinity-grammar';
import { envRefusals, lifecycleRefusals } from '../kubernetes/container-grammar';
import { isLabelKey } from '../kubernetes/metadata';
import { isCount } from '../kubernetes/numbers';
import { tolerationRefusals } from '../kubernetes/pod-grammar';
import { amountOf } from '../kubernetes/quantity';
import { fieldsOf, listOf, type Refusal, refusedUnless } from '../kubernetes/refusal';
import { resourceRefusals } from '../kubernetes/resource-grammar';
import { rolloutRefusals } from '../kubernetes/rollout-grammar';
import { volumeRefusals } from '../kubernetes/volume-grammar';

type Fields = Readonly<Record<string, unknown>>;

/** What Kubernetes refuses in one field of an IstioGateway. */
interface Check {
  /** The fields whose presence makes it necessary. */
  readonly fields: readonly string[];
  readonly refusals: (fields: Fields) => Refusal[];
}

const DNS_POLICIES = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'];

const CHECKS: readonly Check[] = [
  { fields: ['ports', 'meshExpansionPorts'], refusals: portRefusals },
  { fields: ['loadBalancerClass'], refusals: classRefusals },
  { fields: ['affinity'], refusals: ({ affinity }) => affinityRefusals(affinity, ['affinity']) },
  { fields: ['tolerations'], refusals: ({ tolerations }) => tolerationRefusals(tolerations, ['tolerations']) },
  { fields: ['secretVolumes', 'configVolumes'], refusals: volumesOf },
  { fields: ['dnsPolicy'], refusals: dnsRefusals },
  { fields: ['resources'], refusals: ({ resources }) => quantityRefusals(resources, ['resources']) },
  { fields: ['sds'], refusals: sdsRefusals },
  { fields: ['env'], refusals: ({ env }) => envRefusals(env, ['env']) },
  { fields: ['lifecycle'], refusals: ({ lifecycle }) => lifecycleRefusals(lifecycle, ['lifecycle']) },
  { fields: ['readinessProbe'], refusals: ({ readinessProbe }) => countRefusals(readinessProbe, ['readinessProbe']) },
  { fields: ['cpu'], refusals: ({ cpu }) => countRefusals(cpu, ['cpu']) },
  { fields: ['memory'], refusals: ({ memory }) => countRefusals(memory, ['memory']) },
  { fields: ['rollingMaxSurge', 'rollingMaxUnavailable'], refusals: (fields) => rolloutRefusals(fields, []) },
];

/** The schema reports values of the wrong type. */
export const refusedObjects = rule({
  finds: REFUSED_OBJECT,
  reads: ['fields'],
  check: ({ fields }) => CHECKS
    .filter((check) => check.fields.some((name) => fields[name] !== undefined))
    .flatMap(({ refusals }) => refusals(fields))
    .map((refusal): Violation<ValuesOf<typeof REFUSED_OBJECT>> => (
      { field: ['spec', ...refusal.at], values: refusal }
    )),
});

/** Each node port belongs to one port of the Service. A protocol of Istio is TCP there. */
function portRefusals(fields: Fields): Refusal[] {
  const all = ['ports', 'meshExpansionPorts'].flatMap((name) => (
    listOf(fields[name]).map((port, index) => ({ at: [name, index], port }))
  ));
  const nodePorts = all.map(({ port: { nodePort, protocol } }) => (
    typeof nodePort === 'number' && nodePort > 0 ? `${protocol === 'UDP' ? 'UDP' : 'TCP'} ${nodePort}` : undefined
  ));
  return all.flatMap(({ at, port: { nodePort, appProtocol } }, index) => [
    ...refusedUnless(
      nodePorts[index] === undefined || nodePorts.indexOf(nodePorts[index]) === index,
      [...at, 'nodePort'], nodePort, 'used only once',
    ),
    ...refusedUnless(
      typeof appProtocol !== 'string' || appProtocol === '' || isLabelKey(appProtocol),
      [...at, 'appProtocol'], appProtocol, 'a name with an optional DNS prefix and a slash before it',
    ),
  ]);
}

/** A class on a Service of another type is reported as ASMG0203. */
function classRefusals({ loadBalancerClass, serviceType = 'LoadBalancer' }: Fields): Refusal[] {
  const isName = typeof loadBalancerClass !== 'string' || loadBalancerClass === '' || isLabelKey(loadBalancerClass);
  return refusedUnless(
    serviceType !== 'LoadBalancer' || isName, ['loadBalancerClass'], loadBalancerClass,
    'a name with an optional DNS prefix and a slash before it',
  );
}

function volumesOf({ secretVolumes, configVolumes }: Fields): Refusal[] {
  return volumeRefusals([
    { at: ['secretVolumes'], volumes: secretVolumes, source: 'secretName' },
    { at: ['configVolumes'], volumes: configVolumes, source: 'configMapName' },
  ]);
}

function dnsRefusals({ dnsPolicy }: Fields): Refusal[] {
  const isPolicy = typeof dnsPolicy !== 'string' || dnsPolicy === '' || DNS_POLICIES.includes(dnsPolicy);
  return refusedUnless(isPolicy, ['dnsPolicy'], dnsPolicy, `one of ${DNS_POLICIES.join(', ')}`);
}

function sdsRefusals({ sds }: Fields): Refusal[] {
  return quantityRefusals(fieldsOf(sds).resources, ['sds', 'resources']);
}

/** The schema reports a text that is no quantity. */
function quantityRefusals(resources: unknown, at: readonly string[]): Refusal[] {
  const given = Object.entries(fieldsOf(resources))
    .map(([name, value]) => [name, name === 'claims' ? value : quantitiesIn(value)]);
  return resourceRefusals(Object.fromEntries(given), at);
}

function quantitiesIn(amounts: unknown): Fields {
  const entries = Object.entries(fieldsOf(amounts));
  return Object.fromEntries(entries.filter(([, value]) => amountOf(String(value)) !== undefined));
}

/** Zero is the same as none for ASM. */
function countRefusals(map: unknown, at: readonly string[]): Refusal[] {
  return Object.entries(fieldsOf(map)).flatMap(([name, value]) => (
    refusedUnless(!Number.isInteger(value) || isCount(value), [...at, name], value, 'an integer from 0 to 2147483647')
  ));
}
