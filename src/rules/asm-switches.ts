import {
  ASM_ANNOTATIONS, DRAIN_LIMITS, DRAIN_TIMEOUT, isOfAsm, MANAGED_BY_ASM, REPLICAS_MANAGED_BY_ASM,
} from './asm-annotations';
import type { GatewayFacts } from './gateway-facts';
import { NOT_APPLICABLE, rule, type Violation } from './rule';
import { BAD_SWITCH } from '../findings/catalogue/asm';
import type { ValuesOf } from '../findings/definition';
import type { MetadataEntry } from '../kubernetes/metadata';
import { nearest } from '../text';

type Problem = Violation<ValuesOf<typeof BAD_SWITCH>>;

const ON_RESOURCE = JSON.stringify(['metadata', 'annotations']);

const KEYS = ASM_ANNOTATIONS.map(({ key }) => key);

/** Annotations of ASM. A value that is not a text is reported as ASMG0105. */
export const asmSwitches = rule({
  finds: BAD_SWITCH,
  reads: ['metadata', 'service', 'clusterIds', 'autoscalingFields'],
  check: (facts) => {
    const entries = facts.metadata.filter(({ kind, key }) => kind === 'annotation' && isOfAsm(key));
    if (entries.length === 0) {
      return NOT_APPLICABLE;
    }
    const own = entries.filter(({ field }) => JSON.stringify(field) === ON_RESOURCE);
    return [
      ...entries.flatMap((entry) => (own.includes(entry) ? wrongEntry(entry, facts) : misplaced(entry))),
      ...own.flatMap((entry) => wrongCompany(entry, facts)),
    ];
  },
});

const nameIn = (key: string) => key.slice(key.indexOf('/') + 1);

function misplaced({ field, key }: MetadataEntry): Problem[] {
  return KEYS.includes(key) ? [{ field: [...field, key], values: { case: 'misplaced', key } }] : [];
}

function wrongEntry({ field, key, value }: MetadataEntry, { service }: Pick<GatewayFacts, 'service'>): Problem[] {
  const at = [...field, key];
  const known = ASM_ANNOTATIONS.find((each) => each.key === key);
  if (known === undefined) {
    const [near] = nearest(nameIn(key), KEYS.map(nameIn)).map((name) => KEYS.find((each) => nameIn(each) === name));
    return near === undefined ? [] : [{ field: at, values: { case: 'misspelled', key, near } }];
  }
  if (typeof value !== 'string') {
    return [];
  }
  if (known.value === 'switch') {
    return ['true', 'false'].includes(value) ? [] : [{ field: at, values: { case: 'notSwitch', key, value } }];
  }
  const highest = service.type === 'LoadBalancer' ? DRAIN_LIMITS.highest : undefined;
  return known !== DRAIN_TIMEOUT || isBetween(value, DRAIN_LIMITS.lowest, highest)
    ? []
    : [{ field: at, values: { case: 'drainTimeout', value, lowest: DRAIN_LIMITS.lowest, highest } }];
}

function isBetween(value: string, lowest: number, highest: number | undefined): boolean {
  return /^\d{1,9}$/.test(value) && Number(value) >= lowest && Number(value) <= (highest ?? Infinity);
}

/** Switches that do not fit to fields of the spec. */
function wrongCompany(
  { key, value }: MetadataEntry,
  { clusterIds, autoscalingFields }: Pick<GatewayFacts, 'clusterIds' | 'autoscalingFields'>,
): Problem[] {
  if (key === MANAGED_BY_ASM.key && value === 'true' && Array.isArray(clusterIds) && clusterIds.length > 0) {
    return [{ field: ['spec', 'clusterIds'], values: { case: 'managedInClusters' } }];
  }
  if (key === REPLICAS_MANAGED_BY_ASM.key && value === 'false') {
    return autoscalingFields.map((field) => ({ field: ['spec', field], values: { case: 'twoAutoscalers', field } }));
  }
  return [];
}
