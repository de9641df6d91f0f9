import type { GatewayFacts } from './gateway-facts';
import { rule, type Violation } from './rule';
import { SET_TWICE } from '../findings/catalogue/load-balancer';
import type { ValuesOf } from '../findings/definition';
import { CURRENT_PREFIX, OLDER_PREFIX } from '../loadbalancer/annotations';
import { setTwice } from '../loadbalancer/settings';

type Twice = Violation<ValuesOf<typeof SET_TWICE>>;

/** Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud (`annotation/annotations.go`, v2.14.0) */
export const twoSpellings = rule({
  finds: SET_TWICE,
  reads: ['service', 'annotationsNextToStrategy', 'loadBalancer'],
  check: ({ service, annotationsNextToStrategy, loadBalancer }) => [
    ...Object.keys(service.annotations)
      .filter((key) => key.startsWith(OLDER_PREFIX))
      .map((older) => ({ older, current: older.replace(OLDER_PREFIX, CURRENT_PREFIX) }))
      .filter(({ current }) => current in service.annotations)
      .map((values): Twice => ({
        field: annotation(values.older),
        values: { case: 'spellings', ...values },
        // Of two values, the author may mean the older one.
        ...service.annotations[values.older] === service.annotations[values.current]
          ? { edits: [{ kind: 'removeEntry', field: annotation(values.older), nextTo: values.current }] } : {},
      })),
    ...loadBalancer === undefined ? [] : sameNextTo(loadBalancer, annotationsNextToStrategy),
  ],
});

const annotation = (key: string) => ['spec', 'serviceAnnotations', key];

/** The same values next to `loadBalancer`. Other values are reported as ASMG0201. */
function sameNextTo(
  { annotations, loadBalancerClass, classNextTo }: NonNullable<GatewayFacts['loadBalancer']>,
  nextTo: GatewayFacts['annotationsNextToStrategy'],
): Twice[] {
  const same = setTwice(nextTo, annotations)
    .filter(({ key, value, other }) => value === other && key in annotations)
    .map(({ key }): Twice => ({ field: annotation(key), values: { case: 'nextToLoadBalancer', setting: key } }));
  const isSameClass = loadBalancerClass !== undefined && classNextTo === loadBalancerClass;
  const setting = 'loadBalancerClass';
  return isSameClass
    ? [...same, { field: ['spec', setting], values: { case: 'nextToLoadBalancer', setting } }]
    : same;
}
