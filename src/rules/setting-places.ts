import { unmetDemand } from './needs-load-balancer';
import { rule, type Violation } from './rule';
import { placeEdits } from './setting-edits';
import { WRONG_PLACE } from '../findings/catalogue/annotations';
import type { ValuesOf } from '../findings/definition';
import { type FieldPath, pathText } from '../findings/field-path';
import type { MetadataEntry } from '../kubernetes/metadata';
import { settingOf } from '../loadbalancer/annotations';
import { misspelled } from '../loadbalancer/spelling';
import { grouped } from '../text';

const PLACE = 'spec.serviceAnnotations';

type Misplaced = Violation<ValuesOf<typeof WRONG_PLACE>>;

/** A Service without the load balancer that its class or strategy demands is reported as ASMG0203. */
export const settingPlaces = rule({
  finds: WRONG_PLACE,
  reads: ['metadata', 'service', 'strategy', 'loadBalancer'],
  check: ({ metadata, service, strategy, loadBalancer }) => {
    const hasLoadBalancer = service.type === 'LoadBalancer';
    const entries = metadata.filter(({ field, key }) => (
      !(hasLoadBalancer && isOfService(field)) && isMeant(key)
    ));
    const places = grouped(entries, ({ field }) => pathText(field));
    const elsewhere = [...places].filter(([place]) => place !== PLACE);
    const outside = elsewhere.flatMap(([, found]) => found);
    const isUseless = !hasLoadBalancer && unmetDemand({ service, strategy, loadBalancer }) === undefined;
    return [
      ...elsewhere.flatMap(([place, found]) => (
        misplaced(found, (annotations) => ({ case: 'otherObject', annotations, place }))
          .map((violation) => ({ ...violation, edits: placeEdits(found, outside, service) }))
      )),
      ...isUseless ? misplaced(places.get(PLACE) ?? [], (annotations) => (
        { case: 'serviceType', annotations, serviceType: service.type }
      )) : [],
    ];
  },
});

/** Whether a key is a setting of the load balancer, or a misspelled one. Other domains have other annotations too. */
function isMeant(key: string): boolean {
  return settingOf(key) !== undefined || misspelled(key)?.isForeign === false;
}

function isOfService([, map]: FieldPath): boolean {
  return map === 'serviceAnnotations';
}

/** One finding for all settings of a place: they are one mistake. */
function misplaced(
  entries: readonly MetadataEntry[], valuesOf: (annotations: readonly string[]) => Misplaced['values'],
): Misplaced[] {
  const [first] = entries;
  return first === undefined
    ? []
    : [{ field: [...first.field, first.key], values: valuesOf(entries.map(({ key }) => key)) }];
}
