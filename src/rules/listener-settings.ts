import type { PortFact } from './gateway-facts';
import { NOT_APPLICABLE, rule, type Violation } from './rule';
import { listenerProtocols, ownsListeners, requestedBalancer } from './service';
import { NO_SUCH_LISTENER } from '../findings/catalogue/setting-relations';
import type { ValuesOf } from '../findings/definition';
import type { ListenerProtocol, Reading } from '../loadbalancer/annotation';
import { readingOf, type Setting } from '../loadbalancer/annotations';
import { type Annotations, setting, settingsIn, type WrittenSetting } from '../loadbalancer/settings';

type Values = ValuesOf<typeof NO_SUCH_LISTENER>;

/** The listeners of a gateway: each port with its protocol. */
type Listeners = ReadonlyMap<string, ListenerProtocol>;

/** Settings of server groups. They count on an existing load balancer whose listeners stay as they are, too. */
const OF_GROUPS: readonly Setting[] = ['vgroup-port'];

/** On an existing load balancer whose listeners stay as they are, ASMG0220 is the mistake. */
export const listenerSettings = rule({
  finds: NO_SUCH_LISTENER,
  reads: ['service', 'ports'],
  isAboutAnnotations: true,
  check: ({ service, ports }) => {
    const kind = requestedBalancer(service);
    const protocols = kind && listenerProtocols(service, ports, kind);
    const isOwner = ownsListeners(service);
    if (kind === undefined || protocols === undefined || !(isOwner || hasGroups(service.annotations))) {
      return NOT_APPLICABLE;
    }
    const listeners = new Map(protocols.map((protocol, index) => [String(ports[index]?.port), protocol]));
    const isShared = setting(service.annotations, 'id') !== undefined;
    return settingsIn(service.annotations)
      .filter(({ name }) => isOwner || OF_GROUPS.includes(name))
      .flatMap((written) => [
        ...withoutListener(written, readingOf(written.name, kind), protocols),
        ...unknownPorts(written, readingOf(written.name, kind), ports),
        ...written.name === 'forward-port' ? redirections(written, listeners, isShared ? undefined : ports) : [],
      ].map((values): Violation<Values> => ({ field: ['spec', 'serviceAnnotations', written.key], values })));
  },
});

function hasGroups(annotations: Annotations): boolean {
  return OF_GROUPS.some((name) => setting(annotations, name) !== undefined);
}

/** A value that is the same as none does no harm. */
function withoutListener(
  { key, value }: WrittenSetting, reading: Reading | undefined, protocols: readonly ListenerProtocol[],
): Values[] {
  const { listeners: needed, needless = [], initial } = reading ?? {};
  const isIdle = needed !== undefined && ![...needed, ...needless].some((each) => protocols.includes(each));
  return isIdle && value !== initial && value !== 'off'
    ? [{ case: 'protocol', annotation: key, needed, protocols: [...new Set(protocols)].sort() }]
    : [];
}

/** The ports in the entries of a setting that the gateway does not have. */
function unknownPorts(
  { key, value }: WrittenSetting, reading: Reading | undefined, ports: readonly PortFact[],
): Values[] {
  const pattern = reading?.port;
  if (pattern === undefined) {
    return [];
  }
  const numbers = ports.map(({ port }) => port);
  return value.split(',')
    .map((entry) => pattern.exec(entry.trim())?.[1])
    .filter((port): port is string => port !== undefined && !numbers.some((number) => String(number) === port))
    .map((port) => ({ case: 'port', annotation: key, port, ports: numbers }));
}

/**
 * What is wrong with redirections from HTTP to HTTPS. `all` are the ports that the load balancer has; undefined for an
 * existing one, on which other Services may have listeners.
 *
 * Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud `pkg/controller/service/clbv1/listeners.go`
 * (forwardPort), and `model_applier.go`: such a listener depends on the one that it redirects to
 */
function redirections(
  { key, value }: WrittenSetting, listeners: Listeners, all: readonly PortFact[] | undefined,
): Values[] {
  const isHttp = [...listeners.values()].includes('http');
  return !isHttp ? [] : value.split(',').flatMap((entry): Values[] => {
    const [from = '', to = ''] = entry.split(':');
    const [source, target] = [listeners.get(from), listeners.get(to)];
    if (source !== 'http') {
      return source === undefined ? [] : [{ case: 'source', annotation: key, port: from, protocol: source }];
    }
    if (target === undefined) {
      const ports = all?.map(({ port }) => port);
      return ports === undefined ? [] : [{ case: 'noTarget', annotation: key, port: to, ports }];
    }
    return target === 'https' ? [] : [{ case: 'target', annotation: key, port: to, protocol: target }];
  });
}
