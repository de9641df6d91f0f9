import type { PortFact } from './gateway-facts';
import { NOT_APPLICABLE, rule, type Violation } from './rule';
import { listenerProtocols, ownsListeners, requestedBalancer } from './service';
import { NO_SUCH_LISTENER } from '../findings/catalogue/setting-relations';
import type { ValuesOf } from '../findings/definition';
import type { BalancerKind, ListenerProtocol } from '../loadbalancer/annotation';
import { readingOf } from '../loadbalancer/annotations';
import { type Annotations, listeners, settingsIn, type WrittenSetting } from '../loadbalancer/settings';

type Idle = Violation<ValuesOf<typeof NO_SUCH_LISTENER>>;

/** On an existing load balancer whose listeners stay as they are, ASMG0220 is the mistake. */
export const listenerSettings = rule({
  finds: NO_SUCH_LISTENER,
  reads: ['service', 'ports'],
  check: ({ service, ports }) => {
    const kind = requestedBalancer(service);
    const protocols = kind && listenerProtocols(service, ports, kind);
    if (kind === undefined || protocols === undefined || !ownsListeners(service)) {
      return NOT_APPLICABLE;
    }
    return settingsIn(service.annotations).flatMap((written) => (
      written.name === 'protocol-port'
        ? unknownPorts(service.annotations, written, ports)
        : withoutListener(written, kind, protocols)
    ));
  },
});

/** A value that is the same as none does no harm. */
function withoutListener(
  { name, key, value }: WrittenSetting, kind: BalancerKind, protocols: readonly ListenerProtocol[],
): Idle[] {
  const { listeners: needed, initial } = readingOf(name, kind) ?? {};
  const isIdle = needed !== undefined && !needed.some((each) => protocols.includes(each));
  return isIdle && value !== initial && value !== 'off'
    ? [{
      field: ['spec', 'serviceAnnotations', key],
      values: { case: 'protocol', annotation: key, needed, protocols: [...new Set(protocols)].sort() },
    }]
    : [];
}

function unknownPorts(annotations: Annotations, { key }: WrittenSetting, ports: readonly PortFact[]): Idle[] {
  const numbers = ports.map(({ port }) => port);
  return listeners(annotations)
    .filter(({ port }) => !numbers.some((number) => String(number) === port))
    .map(({ port }) => (
      { field: ['spec', 'serviceAnnotations', key], values: { case: 'port', annotation: key, port, ports: numbers } }
    ));
}
