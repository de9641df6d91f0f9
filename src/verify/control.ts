import type { ProbeExpectation } from './expectation';
import type { ProbeTarget } from './probe-target';
import type { IReachableService } from '../gateway/gateway-contract';
import { reach } from '../model/conclude';
import type { ClusterPlatform } from '../model/platform';
import { ClientKind, ReachabilityFailure, TargetKind } from '../model/question';
import { ExternalTrafficPolicy, NodeKind } from '../model/service';
import type { ProbeRequest } from '../probe/arguments';

/*
 * What shows that an address without a connection is the fault, and not a gateway that is down.
 */

/** A control and the requests that need it. */
interface Group {
  readonly control: ProbeRequest;
  readonly port: number;
  readonly requests: ProbeRequest[];
}

/** The requests for the targets. If nothing must connect, each comes after a control. */
export function requestsFor(
  targets: readonly ProbeTarget[], { _needsControl }: ProbeExpectation, gateway: IReachableService, path: string,
): ProbeRequest[] {
  return _needsControl
    ? groupsOf(targets, gateway, path).flatMap(({ control, requests }) => [control, ...requests])
    : targets.map((target) => target._ask(gateway, path).request);
}

/**
 * The user's own targets of the DNS name are the controls for their ports. A port without one gets a control that sends
 * the same request. The port of a URL may be none of the Service, so any control will do for a URL.
 */
function groupsOf(targets: readonly ProbeTarget[], gateway: IReachableService, path: string): Group[] {
  const groups = targets.filter(({ _isServiceDns }) => _isServiceDns).map((target): Group => {
    const { request, port } = target._ask(gateway, path);
    return { control: { ...request, control: true }, port, requests: [] };
  });
  for (const target of targets.filter(({ _isServiceDns }) => !_isServiceDns)) {
    const { request, port } = target._ask(gateway, path);
    const group = groups.find((each) => each.port === port) ?? (request.target === 'url' ? groups[0] : undefined);
    if (group === undefined) {
      groups.push({ control: target._controlOf(gateway, path), port, requests: [request] });
    } else {
      group.requests.push(request);
    }
  }
  return groups;
}

/** Whether the declared data plane refuses clients on nodes without a gateway pod. Other data planes drop packets. */
export function refusalIsFault(platform: ClusterPlatform, isHostNetwork: boolean): boolean {
  const { failure } = reach({
    platform,
    client: isHostNetwork ? ClientKind.HOST : ClientKind.POD,
    node: NodeKind.WITHOUT_GATEWAY,
    target: TargetKind.LOAD_BALANCER,
    externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
  });
  return failure === ReachabilityFailure.REFUSED;
}
