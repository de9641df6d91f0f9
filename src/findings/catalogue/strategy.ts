import { define } from '../definition';
import { FindingLevel, listed, shown } from '../finding';

export const OWNED_BY_STRATEGY = define<{ readonly strategy: string; readonly setting: string; readonly value: unknown; readonly owned?: string }>({
  code: 'ASMG0201',
  level: FindingLevel.ERROR,
  title: 'A setting that the strategy owns is set beside it',
  message: ({ strategy, setting, value, owned }) => (
    `${setting} is set to ${shown(value)}, but strategy ${shown(strategy)} ${owned === undefined ? 'leaves it out' : `sets it to ${shown(owned)}`}`
  ),
  why: 'the strategy answers for externalTrafficPolicy and its annotations together, and a second value would undo what it promises',
  fix: 'Remove the setting, or choose the strategy that sets it so.',
});

export const NEEDS_LOAD_BALANCER = define<{ readonly setting: string; readonly serviceType: string }>({
  code: 'ASMG0203',
  level: FindingLevel.ERROR,
  title: 'A load balancer setting on a Service without a load balancer',
  message: ({ setting, serviceType }) => `${setting}, but serviceType is ${shown(serviceType)}`,
  why: 'only a Service of type LoadBalancer gets a load balancer and publishes its address',
  fix: 'Use serviceType LoadBalancer, or the strategy dns-only without load balancer settings.',
});

export const LOSES_CLIENT_IP = define<{ readonly strategy: string; readonly platform: string }>({
  code: 'ASMG0204',
  level: FindingLevel.ERROR,
  title: 'The client IP is required, and the strategy loses it',
  message: ({ strategy, platform }) => `preserveClientIp is true, but strategy ${shown(strategy)} does not keep the client's source IP on ${platform}`,
  why: 'with externalTrafficPolicy Cluster and nodes behind the load balancer, the gateway sees the address of a node instead of the client\'s',
  fix: 'Choose dns-only, or eni on a cluster with Terway; or drop preserveClientIp if nothing relies on the client\'s address.',
});

export const UNKNOWN_STRATEGY = define<{ readonly name: string; readonly known: readonly string[] }>({
  code: 'ASMG0211',
  level: FindingLevel.ERROR,
  title: 'No strategy has this name',
  message: ({ name }) => `strategy ${shown(name)} does not exist`,
  why: 'guessing another one could cut off clients',
  fix: ({ known }) => `Use ${listed(known.map((each) => shown(each)), 'or')}.`,
});
