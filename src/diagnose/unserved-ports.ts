import { type LiveEndpoint, servesPort } from '../cluster/live-endpoints';
import type { LivePort, LiveService } from '../cluster/live-service';

/** The ports of a Service that no endpoint serves, although there are endpoints that get requests. */
export function unservedPorts({ ports }: LiveService, endpoints: readonly LiveEndpoint[] = []): LivePort[] {
  const receiving = endpoints.filter(({ ready, draining }) => ready || draining);
  return receiving.length === 0
    ? []
    : ports.filter((port) => !receiving.some((endpoint) => servesPort(endpoint, port)));
}
