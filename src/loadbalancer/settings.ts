import type { BalancerKind } from './annotation';
import { type Keys, keysOf, type Setting, settingOf, SETTINGS } from './annotations';
import { type BackendType, backendTypeOf, ListenerFeature } from '../model/load-balancer';

/*
 * What the annotations of a Service say to the cloud controller. The table of annotations is in `annotations.ts`.
 */

/** The annotation that selects the backends of a load balancer: `eni` (pods) or `ecs` (nodes). */
export const BACKEND_TYPE_ANNOTATION: string = keysOf('backend-type')[0];

/**
 * The class of an NLB.
 *
 * Source: https://www.alibabacloud.com/help/en/asm/sidecar/use-network-based-load-balancing-nlb-in-the-asm-ingress-gateway
 */
const NLB_CLASS = 'alibabacloud.com/nlb';

/** The keys of each setting, the newer one first. Built once, because rules look them up for every gateway. */
const KEYS = Object.fromEntries(SETTINGS.map((name) => [name, keysOf(name)])) as Record<Setting, Keys>;

/** Both keys of the annotation with which a CLB publishes a host name instead of its IP address. */
export const HOSTNAME_ANNOTATIONS: Keys = KEYS.hostname;

/** A map of annotations. The values have the types of the manifest. */
export type Annotations = Readonly<Record<string, unknown>>;

/** The value of a setting in the manifest; the newer key wins. */
export function written(annotations: Annotations, name: Setting): unknown {
  const [current, older] = KEYS[name];
  return annotations[current] ?? (older === undefined ? undefined : annotations[older]);
}

/** The value of a setting for the cloud controller: an empty newer key hides the older one. */
export function setting(annotations: Annotations, name: Setting): string | undefined {
  const value = written(annotations, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * Settings whose empty value is not the same as none: the controller then removes what the load balancer has.
 *
 * Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud (`pkg/controller/service/nlbv2/loadbalancer.go`)
 */
const CLEARED_IF_EMPTY = (['security-group-ids', 'bandwidth-package-id', 'additional-cert-ids'] as const)
  .flatMap((name) => KEYS[name].filter((key) => key !== undefined));

/** Whether an empty value of an annotation would remove something. */
export function isClearedIfEmpty(key: string): boolean {
  return CLEARED_IF_EMPTY.includes(key);
}

/** The key under which a setting is written; the oldest one if it is not written. */
export function keyOf(annotations: Annotations, name: Setting): string {
  const [current, older = current] = KEYS[name];
  return current in annotations ? current : older;
}

/** The key under which a setting should be written. */
export function currentKey(name: Setting): string {
  return KEYS[name][0];
}

/** A setting with its key and its value. */
export interface WrittenSetting {
  readonly name: Setting;
  readonly key: string;
  readonly value: string;
}

/** The settings that the cloud controller reads: not those that are empty, or hidden behind a newer key. */
export function settingsIn(annotations: Annotations): WrittenSetting[] {
  const found: WrittenSetting[] = [];
  for (const key of Object.keys(annotations)) {
    const name = settingOf(key);
    const value = annotations[key];
    if (name !== undefined && typeof value === 'string' && value !== '' && keyOf(annotations, name) === key) {
      found.push({ name, key, value });
    }
  }
  return found;
}

/** Whether two words differ at most in case. A word in another case is a mistake of its own, ASMG0215. */
export function isSameWord(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The backends that the annotation selects. */
export function backendType(annotations: Annotations): BackendType {
  return backendTypeOf(annotations[BACKEND_TYPE_ANNOTATION]);
}

/** The kind of load balancer that a class requests; undefined if neither controller serves it. */
export function balancerKind(loadBalancerClass: string | undefined): BalancerKind | undefined {
  if (loadBalancerClass === undefined || loadBalancerClass === '') {
    return 'clb';
  }
  return isNlb(loadBalancerClass) ? 'nlb' : undefined;
}

/** The class that requests a kind of load balancer; undefined if a Service without a class gets it. */
export function classOf(kind: BalancerKind): string | undefined {
  return kind === 'nlb' ? NLB_CLASS : undefined;
}

/** The factory of a load balancer with a class, for messages. */
export function factoryOf(loadBalancerClass: string | undefined): string {
  return isNlb(loadBalancerClass) ? 'LoadBalancer.nlb' : 'LoadBalancer.clb';
}

/** Whether the class selects an NLB. */
export function isNlb(loadBalancerClass: string | undefined): boolean {
  return loadBalancerClass === NLB_CLASS;
}

/** Protocols of listeners that terminate TLS. */
const TERMINATING = { clb: 'https', nlb: 'tcpssl' };

/** Protocols of CLB listeners that carry no PROXY protocol. */
const HTTP_PROTOCOLS = ['http', 'https'];

/**
 * What the listener for a port of the Service adds to a connection.
 *
 * The value of `proxy-protocol` is compared exactly for a CLB, and in any case for an NLB.
 * Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/v2.14.0/pkg/controller/service
 * (`clbv1/listeners.go`, `nlbv2/listeners.go`)
 */
export function listenerFeatures(
  annotations: Annotations, loadBalancerClass: string | undefined, port: string,
): ListenerFeature[] {
  const nlb = isNlb(loadBalancerClass);
  const proxyProtocol = setting(annotations, 'proxy-protocol');
  const listed = listeners(annotations).find((each) => each.port === port)?.protocol;
  const protocol = nlb ? listed?.toLowerCase() : listed;
  const terminatesTls = protocol === (nlb ? TERMINATING.nlb : TERMINATING.clb);
  const carriesHeader = nlb || protocol === undefined || !HTTP_PROTOCOLS.includes(protocol);
  const sendsHeader = (nlb ? proxyProtocol?.toLowerCase() : proxyProtocol) === 'on' && carriesHeader;
  return [
    ...terminatesTls ? [ListenerFeature.TLS] : [],
    ...sendsHeader ? [ListenerFeature.PROXY_PROTOCOL] : [],
  ];
}

/** A listener in `protocol-port`, for example `https:443`. */
export interface Listener {
  readonly protocol: string;
  readonly port: string;
}

/** The listeners that `protocol-port` lists. */
export function listeners(annotations: Annotations): Listener[] {
  return (setting(annotations, 'protocol-port')?.split(',') ?? []).map((entry) => {
    const [protocol = '', port = ''] = entry.trim().split(':');
    return { protocol, port };
  });
}

/** An annotation whose setting other annotations have too. */
export interface SetTwice {
  readonly key: string;
  readonly value: unknown;

  /** The value in the other annotations. */
  readonly other: string;
}

/** The annotations whose settings are also in others, perhaps under another key. */
export function setTwice(annotations: Annotations, others: Annotations): SetTwice[] {
  return Object.entries(annotations).flatMap(([key, value]) => {
    const name = settingOf(key);
    const other = name === undefined ? undefined : setting(others, name);
    return other === undefined || value === undefined ? [] : [{ key, value, other }];
  });
}

/** The annotations without those that contradict others. */
export function withoutContradictions<Values extends Annotations>(annotations: Values, others: Annotations): Values {
  const wrong = setTwice(annotations, others).filter(({ value, other }) => value !== other).map(({ key }) => key);
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => !wrong.includes(key))) as Values;
}
