import { counted, listed, shown } from '../../text';
import { define, defineCases, withValues } from '../definition';
import { FindingLevel } from '../finding';

/** A strategy by its name. */
interface Strategy {
  readonly strategy: string;
}

/** A type of Service that gets no load balancer. */
interface WithoutLoadBalancer {
  readonly serviceType: string;
}

const notLoadBalancer = ({ serviceType }: WithoutLoadBalancer) => (
  `but serviceType is ${shown(serviceType)}, not "LoadBalancer"`
);

export const NEEDS_LOAD_BALANCER = defineCases({
  code: 'ASMG0203',
  level: FindingLevel.ERROR,
  title: 'Load balancer setting on a Service without a load balancer',
  why: 'only a Service of type LoadBalancer gets a load balancer and publishes its address',
  fix: 'Set serviceType to "LoadBalancer", or use the strategy dns-only without load balancer settings.',
}, {
  loadBalancerClass: withValues<WithoutLoadBalancer & { readonly loadBalancerClass: string }>({
    message: ({ loadBalancerClass, ...rest }) => (
      `loadBalancerClass is ${shown(loadBalancerClass)}, ${notLoadBalancer(rest)}`
    ),
    fix: 'Set serviceType to "LoadBalancer", or remove loadBalancerClass.',
    sample: { loadBalancerClass: 'alibabacloud.com/nlb', serviceType: 'ClusterIP' },
  }),
  loadBalancer: withValues<WithoutLoadBalancer & { readonly factory: string }>({
    message: ({ factory, ...rest }) => `loadBalancer is ${factory}(...), ${notLoadBalancer(rest)}`,
    fix: 'Set serviceType to "LoadBalancer", or remove loadBalancer.',
    sample: { factory: 'LoadBalancer.nlb', serviceType: 'ClusterIP' },
  }),
  annotations: withValues<WithoutLoadBalancer & Strategy & { readonly annotations: readonly string[] }>({
    message: ({ strategy, annotations, ...rest }) => (
      `strategy ${shown(strategy)} sets ${listed(annotations.map(shown))}, ${notLoadBalancer(rest)}`
    ),
    sample: { strategy: 'eni', annotations: ['service.beta.kubernetes.io/backend-type'], serviceType: 'ClusterIP' },
  }),
  address: withValues<WithoutLoadBalancer & Strategy>({
    message: ({ strategy, ...rest }) => (
      `strategy ${shown(strategy)} promises the load balancer address, ${notLoadBalancer(rest)}`
    ),
    sample: { strategy: 'cluster', serviceType: 'NodePort' },
  }),
  reachability: withValues<WithoutLoadBalancer>({
    message: (values) => `reachability() needs a load balancer, ${notLoadBalancer(values)}`,
    fix: 'Set serviceType to "LoadBalancer", or do not call reachability().',
    sample: { serviceType: 'ClusterIP' },
  }),
  outsideClusters: withValues<object>({
    message: () => 'reachability() needs a Service in the cluster, but ASM runs the gateway outside the clusters',
    why: 'no kube-proxy intercepts the address of such a gateway, so clients reach it as from any other place',
    fix: 'Do not call reachability() for a gateway with managedByAsm.',
    sample: {},
  }),
});

/** A host name that a load balancer shall publish. */
interface Hostname {
  readonly hostname: string;
}

export const BAD_HOSTNAME = defineCases({
  code: 'ASMG0205',
  level: FindingLevel.ERROR,
  title: 'Invalid host name of the load balancer',
  why: 'the name does not get into the status of the Service, and clients that use it get no answer',
  fix: 'Use a DNS name without scheme, port or path, on a CLB. An NLB publishes its own host name.',
}, {
  notDnsName: withValues<Hostname>({
    message: ({ hostname }) => `host name ${shown(hostname)} is invalid; it must be a lower-case DNS name`,
    fix: 'Use the DNS name alone, without scheme, port or path.',
    sample: { hostname: 'https://gw.example.com' },
  }),
  ipAddress: withValues<Hostname>({
    message: ({ hostname }) => `host name ${shown(hostname)} is an IP address; it must be a DNS name`,
    fix: 'Use a DNS name that resolves to the load balancer.',
    sample: { hostname: '203.0.113.7' },
  }),
  nlb: withValues<Hostname>({
    message: ({ hostname }) => `host name ${shown(hostname)} is set for an NLB; it must be for a CLB`,
    why: 'the controller of an NLB does not read the host name',
    fix: 'Remove the host name and use the one that the NLB publishes. With the construct, choose another strategy '
      + 'than hostname.',
    sample: { hostname: 'gw.example.com' },
  }),
});

export const HOSTNAME_MEETS_ITSELF = define<{ readonly ports: readonly unknown[] }>({
  code: 'ASMG0206',
  level: FindingLevel.WARNING,
  title: 'Clients on nodes with an endpoint may be unable to reach a private CLB',
  why: 'the host name sends clients to the CLB itself, and it may be unable to send a TCP connection back to the '
    + 'node that it comes from',
  fix: 'Keep clients off nodes with an endpoint, use HTTP or HTTPS listeners (protocol-port), or use an internet '
    + 'address.',
}, {
  message: ({ ports }) => (
    `the host name belongs to a CLB with address type "intranet" and TCP listeners (${listed(ports.map(shown))})`
  ),
  sample: { ports: [80, 443] },
});

export const SET_TWICE = defineCases({
  code: 'ASMG0207',
  level: FindingLevel.WARNING,
  title: 'Setting written twice',
  why: 'only one of the two counts, and a later change of the other one has no effect',
  fix: 'Remove one of the two.',
}, {
  spellings: withValues<{ readonly current: string; readonly older: string }>({
    message: ({ current, older }) => `annotations ${shown(current)} and ${shown(older)} are both set`,
    why: 'the cloud controller reads the older spelling only if the newer one is absent, so it ignores the older one '
      + 'here',
    fix: 'Remove the older spelling.',
    sample: {
      current: 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-bandwidth',
      older: 'service.beta.kubernetes.io/alicloud-loadbalancer-bandwidth',
    },
  }),
  nextToLoadBalancer: withValues<{ readonly setting: string }>({
    message: ({ setting }) => `${shown(setting)} is set both by loadBalancer and next to it`,
    why: 'both have the same value now, and a later change of one of them is an error',
    fix: 'Remove the one next to loadBalancer.',
    sample: { setting: 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-bandwidth' },
  }),
});

export const WEIGHTS_IGNORED = defineCases({
  code: 'ASMG0208',
  level: FindingLevel.WARNING,
  title: 'Scheduler ignores the number of endpoints',
  why: 'the weight of each node is its number of endpoints, and rr gives a node with one pod as much as a node '
    + 'with five',
  fix: 'Set the annotation service.beta.kubernetes.io/alibaba-cloud-loadbalancer-scheduler to "wrr".',
}, {
  unset: withValues<object>({
    message: () => 'scheduler is not set; with Local and nodes behind the load balancer it must be "wrr"',
    why: 'the default is rr, which gives a node with one endpoint as much as a node with five',
    sample: {},
  }),
  ignoring: withValues<{ readonly scheduler: string }>({
    message: ({ scheduler }) => (
      `scheduler is ${shown(scheduler)}; with Local and nodes behind the load balancer it must be "wrr"`
    ),
    sample: { scheduler: 'rr' },
  }),
});

/** A version that is too old. */
interface TooOld {
  readonly version: string | undefined;
  readonly oldest: string;
}

const ZONES = 'cn-hangzhou-g:vsw-aaa,cn-hangzhou-h:vsw-bbb';

const UPDATE = 'Update the cluster, or remove loadBalancerClass to get a CLB.';

export const BAD_NLB = defineCases({
  code: 'ASMG0210',
  level: FindingLevel.ERROR,
  otherLevel: FindingLevel.WARNING,
  title: 'NLB prerequisites not met',
  why: 'the cloud controller cannot create the NLB, and the Service gets no address',
  fix: 'List two zones in zone-maps, on Kubernetes 1.24 and cloud controller 2.5.0 or newer.',
}, {
  zones: withValues<{ readonly zones: number }>({
    message: ({ zones }) => `zone-maps lists ${counted(zones, 'zone')}; an NLB needs 2`,
    fix: 'List two zones in the annotation service.beta.kubernetes.io/alibaba-cloud-loadbalancer-zone-maps, '
      + `for example ${shown(ZONES)}.`,
    sample: { zones: 0 },
  }),
  oneZone: withValues<{ readonly zone: string }>({
    message: ({ zone }) => (
      `zone-maps lists only zone ${shown(zone)}; an NLB needs 2 zones in a region that has more than one`
    ),
    why: 'the cloud controller passes one zone on, and the API of NLBs may reject it',
    fix: `List two zones, for example ${shown(ZONES)}. In a region with one zone, acknowledge this.`,
    level: FindingLevel.WARNING,
    sample: { zone: 'cn-hangzhou-g' },
  }),
  malformed: withValues<{ readonly entry: string }>({
    message: ({ entry }) => (
      `zone-maps has the entry ${shown(entry)}; each entry must be a zone, a colon and a vSwitch, `
      + 'without quotation marks or blanks'
    ),
    fix: `Use the form ${shown(ZONES)}, without blanks.`,
    sample: { entry: 'vsw-aaa' },
  }),
  address: withValues<{ readonly entry: string; readonly address: string }>({
    message: ({ entry, address }) => (
      `zone-maps has the entry ${shown(entry)}; ${shown(address)} is not an IPv4 address`
    ),
    fix: 'Write an address of the vSwitch, such as "192.168.0.7", or leave it out.',
    sample: { entry: 'cn-hangzhou-g:vsw-aaa:10.0.0.300', address: '10.0.0.300' },
  }),
  sameSwitch: withValues<{ readonly vSwitch: string }>({
    message: ({ vSwitch }) => `zone-maps lists vSwitch ${shown(vSwitch)} twice; a vSwitch is in one zone`,
    fix: 'Replace one of them with a vSwitch in the zone of its entry.',
    sample: { vSwitch: 'vsw-aaa' },
  }),
  repeated: withValues<{ readonly zone: string }>({
    message: ({ zone }) => `zone-maps lists zone ${shown(zone)} twice; an NLB needs 2 different zones`,
    fix: 'Replace one of them with another zone and a vSwitch in it.',
    sample: { zone: 'cn-hangzhou-g' },
  }),
  kubernetes: withValues<TooOld>({
    message: ({ version, oldest }) => (
      `the declared Kubernetes version is ${shown(version)}; an NLB needs ${shown(oldest)} or newer`
    ),
    fix: UPDATE,
    sample: { version: '1.22', oldest: '1.24' },
  }),
  cloudController: withValues<TooOld>({
    message: ({ version, oldest }) => (
      `the declared version of the cloud controller is ${shown(version)}; an NLB needs ${shown(oldest)} or newer`
    ),
    fix: UPDATE,
    sample: { version: '2.4.9', oldest: '2.5.0' },
  }),
});
