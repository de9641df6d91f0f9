import type { PortFact, ServiceFacts } from './gateway-facts';
import type { Violation } from './rule';
import { listenerProtocols, ownsListeners, transportOf } from './service';
import type { UNMET_SETTING } from '../findings/catalogue/setting-relations';
import type { ValuesOf } from '../findings/definition';
import type { BalancerKind, ListenerProtocol } from '../loadbalancer/annotation';
import { readingOf } from '../loadbalancer/annotations';
import { currentKey, isSameWord, keyOf, listeners, setting, settingsIn } from '../loadbalancer/settings';

type Unmet = Violation<ValuesOf<typeof UNMET_SETTING>>;

const ENCRYPTED = { clb: 'https', nlb: 'tcpssl' } as const;

/** What settings and the listeners that `protocol-port` asks for demand of each other. */
export function listenerRelations(service: ServiceFacts, ports: readonly PortFact[], kind: BalancerKind): Unmet[] {
  const { annotations } = service;
  // Only `protocol-port` asks for other listeners than those of the ports.
  const mayAsk = setting(annotations, 'protocol-port') !== undefined && ownsListeners(service);
  const protocols = mayAsk ? listenerProtocols(service, ports, kind) ?? [] : [];
  return protocols.length === 0 ? [] : [
    ...withoutCertificate(service, protocols, kind),
    ...otherTransport(service, ports, protocols),
    ...ruledOut(service, protocols, kind),
  ];
}

function withoutCertificate(
  { annotations }: ServiceFacts, protocols: readonly ListenerProtocol[], kind: BalancerKind,
): Unmet[] {
  const protocol = ENCRYPTED[kind];
  if (!protocols.includes(protocol) || setting(annotations, 'cert-id') !== undefined) {
    return [];
  }
  const annotation = keyOf(annotations, 'protocol-port');
  return [{
    field: ['spec', 'serviceAnnotations', annotation],
    values: { case: 'certificate', annotation, protocol, other: currentKey('cert-id') },
  }];
}

/**
 * The controller replaces the protocol of the port, and the backends keep theirs.
 *
 * Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud `pkg/controller/service/clbv1/listeners.go`
 * (protocol) and `nlbv2/listeners.go` (nlbListenerProtocol)
 */
function otherTransport(
  { annotations }: ServiceFacts, ports: readonly PortFact[], protocols: readonly ListenerProtocol[],
): Unmet[] {
  const annotation = keyOf(annotations, 'protocol-port');
  const asked = new Set(listeners(annotations).map(({ port }) => port));
  return ports.flatMap(({ port, protocol }, index) => {
    const listener = protocols[index];
    const transport = transportOf(protocol === 'UDP' ? 'udp' : 'tcp');
    return listener === undefined || !asked.has(String(port)) || transportOf(listener) === transport ? [] : [{
      field: ['spec', 'serviceAnnotations', annotation],
      values: { case: 'transport', annotation, protocol: listener, port: String(port), transport },
    }];
  });
}

function ruledOut({ annotations }: ServiceFacts, protocols: readonly ListenerProtocol[], kind: BalancerKind): Unmet[] {
  return settingsIn(annotations).flatMap(({ name, key, value }) => (readingOf(name, kind)?.relations ?? [])
    .filter(({ when }) => when === undefined || when.some((each) => isSameWord(each, value)))
    .flatMap(({ excludesListeners = [], fatal }) => excludesListeners
      .filter((protocol) => protocols.includes(protocol))
      .map((protocol) => ({
        field: ['spec', 'serviceAnnotations', key],
        values: { case: 'listener', annotation: key, value, protocol, fatal: fatal === true },
      }))));
}
