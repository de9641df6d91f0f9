import { listed, shown } from '../../text';
import { define } from '../definition';
import { FindingLevel } from '../finding';

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

export const ENI_ON_FLANNEL = define<{ readonly strategy: string | undefined }>({
  code: 'ASMG0202',
  level: FindingLevel.ERROR,
  title: 'Pod network interfaces behind the load balancer of a Flannel cluster',
  message: ({ strategy }) => `backend-type is "eni"${strategy === undefined ? '' : ` by strategy ${shown(strategy)}`}, but the declared CNI is "flannel"`,
  why: 'Flannel pods have no network interfaces of the VPC, and newer cloud controllers leave the load balancer without backends and without a warning',
  fix: 'Choose dns-only, or cluster if nobody needs the client\'s IP; eni needs Terway.',
});

export const NEEDS_LOAD_BALANCER = define<{ readonly setting: string; readonly serviceType: string }>({
  code: 'ASMG0203',
  level: FindingLevel.ERROR,
  title: 'A load balancer setting on a Service without a load balancer',
  message: ({ setting, serviceType }) => `${setting}, but serviceType is ${shown(serviceType)}`,
  why: 'only a Service of type LoadBalancer gets a load balancer and publishes its address',
  fix: 'Use serviceType LoadBalancer, or the strategy dns-only without load balancer settings.',
});

export const LOSES_CLIENT_IP = define<{ readonly strategy: string; readonly platform: string; readonly certain: boolean }>({
  code: 'ASMG0204',
  level: FindingLevel.ERROR,
  title: 'The client IP is required, and the strategy loses it',
  message: ({ strategy, platform, certain }) => (
    `preserveClientIp is true, but strategy ${shown(strategy)} ${certain ? 'does not keep' : 'may not keep'} the client's source IP on ${platform}`
  ),
  why: 'with externalTrafficPolicy Cluster and nodes behind the load balancer, the gateway sees the address of a node instead of the client\'s',
  fix: 'Choose dns-only, or eni on a cluster with Terway; or drop preserveClientIp if nothing relies on the client\'s address.',
  levelFor: ({ certain }) => (certain ? FindingLevel.ERROR : FindingLevel.WARNING),
});

export const BAD_HOSTNAME = define<{ readonly hostname: string; readonly problem: string }>({
  code: 'ASMG0205',
  level: FindingLevel.ERROR,
  title: 'A host name that the load balancer will not publish',
  message: ({ hostname, problem }) => `host name ${shown(hostname)} ${problem}`,
  why: 'the name does not get into the Service\'s status, so that clients are told an address that nothing answers for',
  fix: 'Use a DNS name without scheme, port or path, on a CLB; an NLB publishes a host name of its own.',
});

export const HOSTNAME_MEETS_ITSELF = define<{ readonly ports: readonly string[] }>({
  code: 'ASMG0206',
  level: FindingLevel.WARNING,
  title: 'Clients on the gateway\'s own nodes may not get through a private CLB',
  message: ({ ports }) => `the load balancer is a CLB with address type "intranet" and TCP listeners (${listed(ports)})`,
  why: 'with the host name requests go to the CLB itself, which cannot hand a TCP connection back to the node it comes from',
  fix: 'Keep clients off the gateway\'s nodes, make the listeners HTTP or HTTPS, or use an internet address.',
});

export const TWO_SPELLINGS = define<{ readonly current: string; readonly older: string }>({
  code: 'ASMG0207',
  level: FindingLevel.WARNING,
  title: 'One setting under both annotation prefixes',
  message: ({ current, older }) => `${current} and ${older} are both set`,
  why: 'the cloud controller reads the older spelling only where the newer one is absent, so that one of the two is ignored',
  fix: 'Remove the older spelling.',
});

export const WEIGHTS_IGNORED = define<{ readonly scheduler: string | undefined }>({
  code: 'ASMG0208',
  level: FindingLevel.WARNING,
  title: 'The scheduler ignores how many gateway pods a node runs',
  message: ({ scheduler }) => (
    `externalTrafficPolicy is "Local" with nodes behind the load balancer, and the scheduler is ${scheduler === undefined ? 'not set, which means "rr"' : shown(scheduler)}`
  ),
  why: 'the cloud controller weighs each node by its gateway pods, and rr gives a node with one pod as much as a node with five',
  fix: 'Set the annotation service.beta.kubernetes.io/alibaba-cloud-loadbalancer-scheduler to "wrr".',
});

export const ENI_WITH_LOCAL = define<Record<string, never>>({
  code: 'ASMG0209',
  level: FindingLevel.ERROR,
  title: 'Pod network interfaces behind the load balancer, together with Local',
  message: () => 'backend-type is "eni" and externalTrafficPolicy is "Local"',
  why: 'the annotation changes what stands behind the load balancer, while Local still keeps in-cluster clients from gateway pods on other nodes',
  fix: 'Set externalTrafficPolicy to Cluster; with pods behind the load balancer the client\'s IP is kept.',
});

export const BAD_NLB = define<{ readonly problem: string }>({
  code: 'ASMG0210',
  level: FindingLevel.ERROR,
  title: 'An NLB that cannot be made',
  message: ({ problem }) => `loadBalancerClass is "alibabacloud.com/nlb", and ${problem}`,
  why: 'the cloud controller cannot make the NLB, and the gateway gets no address',
  fix: 'Name two zones in service.beta.kubernetes.io/alibaba-cloud-loadbalancer-zone-maps, on Kubernetes 1.24 and cloud controller 2.5.0 or newer.',
});

export const UNKNOWN_STRATEGY = define<{ readonly name: string; readonly known: readonly string[] }>({
  code: 'ASMG0211',
  level: FindingLevel.ERROR,
  title: 'No strategy has this name',
  message: ({ name }) => `no strategy is written ${shown(name)}`,
  why: 'guessing another one could cut off clients',
  fix: 'Use dns-only, cluster, eni or hostname:<name>.',
  fixFor: ({ known }) => `Use ${listed(known.map((each) => shown(each)), 'or')}.`,
});

export const BAD_PLATFORM = define<{ readonly problem: string }>({
  code: 'ASMG0212',
  level: FindingLevel.ERROR,
  title: 'A platform that cannot be',
  message: ({ problem }) => problem,
  why: 'what the library says about a cluster is only as good as what is declared about it',
  fix: 'Declare versions as "1.28" or "1.33.6" (a vendor suffix does not matter), or leave the platform undeclared.',
});

export const UNMET_REQUIREMENT = define<{ readonly strategy: string; readonly requirement: string }>({
  code: 'ASMG0213',
  level: FindingLevel.ERROR,
  title: 'The declared platform does not meet what the strategy needs',
  message: ({ strategy, requirement }) => `strategy ${shown(strategy)} needs that ${requirement}, which is not so on the declared platform`,
  why: 'the strategy would not do on this cluster what it promises to clients',
  fix: 'Choose another strategy, or correct the declared platform if it is not so.',
});
