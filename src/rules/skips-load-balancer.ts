import { NOT_APPLICABLE, rule } from './rule';
import { loadBalancerSetup, portFeatures } from './service';
import { SKIPS_LOAD_BALANCER } from '../findings/catalogue/reachability';
import type { ValuesOf } from '../findings/definition';
import type { Setting } from '../loadbalancer/annotations';
import { keyOf } from '../loadbalancer/settings';
import { ReachabilityAnswer } from '../model/answer';
import { reach } from '../model/conclude';
import { ListenerFeature } from '../model/load-balancer';
import { ClientKind, type ReachabilityRow, type ReachabilitySetup, TargetKind } from '../model/question';
import { NodeKind } from '../model/service';

/** The setting that makes a listener add something. */
const SET_BY: { readonly [feature in ListenerFeature]: Setting } = {
  [ListenerFeature.TLS]: 'protocol-port',
  [ListenerFeature.PROXY_PROTOCOL]: 'proxy-protocol',
};

/**
 * In-cluster clients connect to an address that they may use, and skip what the load balancer adds.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/considerations-for-configuring-a-loadbalancer-type-service-1
 */
export const skipsLoadBalancer = rule({
  finds: SKIPS_LOAD_BALANCER,
  reads: ['service', 'ports', 'platform', 'clientAddresses'],
  check: ({ service, ports, platform, clientAddresses }) => {
    const features = service.type === 'LoadBalancer' ? portFeatures(service, ports) : [];
    if (features.length === 0) {
      return NOT_APPLICABLE;
    }
    const setup = loadBalancerSetup(service, platform, ports);
    // People use the address that is published, if nothing is said about them.
    const used = new Set(clientAddresses ?? [TargetKind.LOAD_BALANCER]);
    return [...used].flatMap((target) => skippedAt(setup, target).map(({ feature, certain }) => ({
      field: ['spec', 'serviceAnnotations', keyOf(service.annotations, SET_BY[feature])],
      values: {
        case: CASES[target][feature],
        certain,
        ports: features.filter((port) => port.features.includes(feature)).map(({ port }) => port),
        promised: clientAddresses !== undefined,
      } satisfies ValuesOf<typeof SKIPS_LOAD_BALANCER>,
    })));
  },
});

const CASES = {
  [TargetKind.LOAD_BALANCER]: {
    [ListenerFeature.TLS]: 'tlsAtAddress', [ListenerFeature.PROXY_PROTOCOL]: 'proxyAtAddress',
  },
  [TargetKind.SERVICE_DNS]: { [ListenerFeature.TLS]: 'tlsAtName', [ListenerFeature.PROXY_PROTOCOL]: 'proxyAtName' },
} as const;

interface Skipped {
  readonly feature: ListenerFeature;
  readonly certain: boolean;
}

/** What pods skip, or may skip, at an address. */
function skippedAt(setup: ReachabilitySetup, target: TargetKind): Skipped[] {
  const rows: ReachabilityRow[] = Object.values(NodeKind)
    .map((node) => reach({ ...setup, client: ClientKind.POD, node, target }));
  return Object.values(ListenerFeature).flatMap((feature) => {
    const skipping = rows.filter(({ bypasses }) => bypasses.includes(feature));
    return skipping.length === 0 ? [] : [
      { feature, certain: skipping.some(({ works }) => works === ReachabilityAnswer.NO) },
    ];
  });
}
