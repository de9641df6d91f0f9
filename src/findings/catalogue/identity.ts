import { listed, shown } from '../../text';
import { define, defineCases, withValues } from '../definition';
import { FindingLevel } from '../finding';

export const PREFIXED_NAME = define<{ readonly name: string }>({
  code: 'ASMG0113',
  level: FindingLevel.WARNING,
  title: 'Gateway name with the prefix of its Service',
  why: 'ASM puts "istio-" in front of the name for the Service and the Deployment',
  fix: 'Leave "istio-" out of the name, unless the gateway exists under this name already.',
}, {
  message: ({ name }) => `name ${shown(name)} begins with "istio-"; the Service is called ${shown(`istio-${name}`)}`,
  sample: { name: 'istio-ingressgateway' },
});

export const BAD_CLUSTER_IDS = defineCases({
  code: 'ASMG0114',
  level: FindingLevel.ERROR,
  otherLevel: FindingLevel.WARNING,
  title: 'Invalid cluster IDs',
  why: 'the gateway runs only on the clusters whose IDs are listed',
  fix: 'List the ID of each data-plane cluster once, as the ASM console shows it.',
}, {
  none: withValues<object>({
    message: () => 'clusterIds is empty; it must name at least one cluster unless the gateway is serverless',
    level: FindingLevel.WARNING,
    fix: 'Add the ID of a data-plane cluster, or leave clusterIds out for a serverless gateway.',
    sample: {},
  }),
  blank: withValues<{ readonly id: unknown }>({
    message: ({ id }) => `cluster ID ${shown(id)} is invalid; it must not be empty or contain spaces`,
    sample: { id: '' },
  }),
  repeated: withValues<{ readonly id: unknown }>({
    message: ({ id }) => `cluster ID ${shown(id)} is listed twice`,
    level: FindingLevel.WARNING,
    fix: 'Remove one of the two.',
    sample: { id: 'c0123456789abcdef' },
  }),
  unlisted: withValues<{ readonly id: unknown; readonly ids: readonly unknown[] }>({
    message: ({ id, ids }) => (
      `the gateway does not run on cluster ${shown(id)}; clusterIds lists ${listed(ids.map(shown))}`
    ),
    fix: 'Name a cluster that clusterIds lists, or add this one to clusterIds.',
    sample: { id: 'c1', ids: ['c0123456789abcdef'] },
  }),
  override: withValues<{ readonly id: unknown }>({
    message: ({ id }) => `the override for cluster ${shown(id)} has no effect; clusterIds does not list the cluster`,
    level: FindingLevel.WARNING,
    fix: 'Add the cluster to clusterIds, or correct the key of the override.',
    sample: { id: 'c1' },
  }),
});

export const BAD_SERVICE = defineCases({
  code: 'ASMG0115',
  level: FindingLevel.ERROR,
  title: 'Invalid reference to a Service',
  why: 'a verification of a Service that does not exist cannot pass, and one without pod labels may run on any node',
  fix: 'Use the name, the namespace and the selector of a Service that exists.',
}, {
  name: withValues<{ readonly field: string; readonly name: unknown }>({
    message: ({ field, name }) => (
      `${field} ${shown(name)} is invalid; it must be a DNS label of at most 63 characters`
    ),
    sample: { field: 'name', name: 'Ingress_Controller' },
  }),
  noLabels: withValues<object>({
    message: () => 'podLabels is empty; it must have the labels of the pods behind the Service',
    fix: 'Use the selector of the Service.',
    sample: {},
  }),
});

export const POLICY_WITHOUT_TRAFFIC = define<{ readonly policy: string; readonly serviceType: string }>({
  code: 'ASMG0116',
  level: FindingLevel.ERROR,
  title: 'externalTrafficPolicy on a Service without traffic from outside',
  why: 'Kubernetes rejects a Service with this field unless its type is LoadBalancer or NodePort',
  fix: 'Remove externalTrafficPolicy, or set serviceType to "LoadBalancer" or "NodePort". '
    + 'An override cannot remove it: let the gateway be "ClusterIP", and its overrides "LoadBalancer".',
}, {
  message: ({ policy, serviceType }) => (
    `externalTrafficPolicy is ${shown(policy)}, but serviceType is ${shown(serviceType)}`
  ),
  sample: { policy: 'Local', serviceType: 'ClusterIP' },
});

const WAYS_OUT = 'Name a port and its scheme: url({ port, scheme }), or those options of the target of a verification.';

export const NO_URL = defineCases({
  code: 'ASMG0118',
  level: FindingLevel.ERROR,
  title: 'No port for a URL',
  why: 'a request in another protocol gets no answer, and a verification with it proves nothing',
  fix: WAYS_OUT,
}, {
  noPort: withValues<{ readonly scheme: string | undefined; readonly ports: readonly string[] }>({
    message: ({ scheme = 'http or https', ports }) => (
      `no port serves ${scheme}; the ports are ${listed(ports.map(shown))}`
    ),
    sample: { scheme: undefined, ports: ['dns 53/UDP', 'tcp-mysql 3306'] },
  }),
  datagrams: withValues<{ readonly port: string }>({
    message: ({ port }) => `port ${shown(port)} serves neither http nor https`,
    why: 'curl and other clients of a URL use TCP',
    fix: 'Name a port with the protocol TCP.',
    sample: { port: 'dns 53/UDP' },
  }),
  otherProtocol: withValues<{ readonly port: string }>({
    message: ({ port }) => `port ${shown(port)} says that it serves neither http nor https`,
    fix: 'Set the scheme if the port serves it, or name another port.',
    sample: { port: 'tcp-mysql 3306' },
  }),
  noService: withValues<object>({
    message: () => 'the gateway has no DNS name and no Service in a cluster; ASM runs it outside the clusters',
    why: 'the name does not resolve in the cluster, and the address is not in a Service',
    fix: 'Name the address of the load balancer: url({ host }), or ProbeTarget.loadBalancer({ address }) in targets.',
    sample: {},
  }),
});
