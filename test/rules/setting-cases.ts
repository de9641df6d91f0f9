import { HEALTHY } from './support';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import type { GatewayFacts, PortFact, ServiceFacts } from '../../src/rules/gateway-facts';
import { TrafficStrategy } from '../../src/strategy/traffic-strategy';

/* Cases of the rules about annotations, for cases.test.ts. */

const CURRENT = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const OLDER = 'service.beta.kubernetes.io/alicloud-loadbalancer-';
const DOMAIN = 'service.beta.kubernetes.io/';
const NLB: Partial<ServiceFacts> = { loadBalancerClass: 'alibabacloud.com/nlb' };
const { IPVS, IPTABLES } = ProxyMode;

/** A gateway with annotations by their whole keys. */
const keyed = (annotations: Readonly<Record<string, unknown>>, changes: Partial<ServiceFacts> = {}): Partial<GatewayFacts> => (
  { service: { ...HEALTHY.service, ...changes, annotations } }
);

/** A gateway with annotations by their names. */
const named = (annotations: Readonly<Record<string, unknown>>, changes: Partial<ServiceFacts> = {}): Partial<GatewayFacts> => (
  keyed(Object.fromEntries(Object.entries(annotations).map(([name, value]) => [CURRENT + name, value])), changes)
);

const portsOf = (...ports: readonly Partial<PortFact>[]): Partial<GatewayFacts> => (
  { ports: ports.map((port, index) => ({ ...HEALTHY.ports[0]!, field: ['spec', 'ports', index], ...port })) }
);

const on = (proxyMode: ProxyMode, ccmVersion?: string): Partial<GatewayFacts> => ({
  platform: ClusterPlatform.ack({
    cni: Cni.TERWAY_ENIIP, proxyMode, kubernetesVersion: '1.28', ...ccmVersion === undefined ? {} : { ccmVersion },
  }),
});

const entry = (field: readonly string[], key: string) => ({ kind: 'annotation' as const, field, key, value: 'x' });
const shared = (port: string, other: string) => ({ key: port, loadBalancer: 'lb-a', port, other });
const taken = (port: string, ...clusters: readonly string[]) => ({ key: port, loadBalancer: 'lb-a', port, clusters });
const ENI = { name: 'eni', binding: TrafficStrategy.eni().bind({ platform: ClusterPlatform.unknown() }) };

export const SETTING_CASES: readonly (readonly [code: string, about: string, changes: Partial<GatewayFacts>])[] = [
  ['ASMG0214', 'known names, and keys of others', keyed({
    [`${CURRENT}id`]: 'lb-a',
    [`${OLDER}spec`]: 'slb.s1.small',
    [`${DOMAIN}backend-type`]: 'eni',
    [`${DOMAIN}class`]: 'mine',
    [`${DOMAIN}aws-load-balancer-type`]: 'nlb',
    'prometheus.io/scrape': 'true',
    'example.com/health-check-interval': '5',
    'backend-type': 'eni',
    'asm.alibabacloud.com/managed-by-asm': 'true',
    'k8s.aliyun.com/eci-use-specs': '2-4Gi',
  })],
  ['ASMG0214', 'names of parameters, typing errors and other separators', named({
    'health-check-healthy-threshold': '2', 'security-group-id': 'sg-a', 'adress-type': 'intranet', 'cert_id': 'a', 'ID': 'lb-a', 'nothing-like-it-at-all': 'a',
  })],
  ['ASMG0214', 'names with two swapped letters', named({ 'sepc': 'slb.s1.small', 'spce': 'slb.s1.small', 'address-tpye': 'intranet' })],
  ['ASMG0214', 'a name that exists only without a prefix', keyed({ [`${CURRENT}backend-type`]: 'eni', [`${OLDER}backend-type`]: 'eni' })],
  ['ASMG0214', 'prefixes that are not read', keyed({
    [`${OLDER}tunnel-type`]: 'a',
    [`${DOMAIN}address-type`]: 'intranet',
    [`${DOMAIN}backend-types`]: 'eni',
    [`${DOMAIN}alibaba-cloud-bandwidth`]: '5',
    'service.kubernetes.io/alibaba-cloud-loadbalancer-address-type': 'intranet',
    'alibaba-cloud-loadbalancer-id': 'lb-a',
    'service.beta.kubernetes.io/alibabacloud-loadbalancer-spec': 'slb.s1.small',
  })],
  ['ASMG0214', 'domains of the vendor and of Kubernetes', keyed({
    'k8s.aliyun.com/backend-type': 'eni',
    'service.alibabacloud.com/loadbalancer-id': 'lb-a',
    [`${DOMAIN}loadbalancer-address-type`]: 'intranet',
    [`${DOMAIN}load-balancer-adress-type`]: 'intranet',
    'service.kubernetes.io/loadbalancer-health-check-uri': '/',
  })],
  ['ASMG0214', 'annotations of other software in such domains', keyed({
    'k8s.aliyun.com/eci-vswitch': 'vsw-a',
    'k8s.aliyun.com/scheduler': 'a',
    [`${DOMAIN}load-balancer-source-ranges`]: '10.0.0.0/8',
    [`${DOMAIN}do-loadbalancer-name`]: 'a',
    [`${DOMAIN}azure-load-balancer-internal`]: 'true',
    [`${DOMAIN}load-balancer-kind`]: 'a',
    'service.kubernetes.io/loadbalance-id': 'lb-a',
    'service.kubernetes.io/topology-mode': 'auto',
    'kubernetes.io/ingress.class': 'nginx',
    'example.com/loadbalancer-id': 'lb-a',
    'notaliyun.com/backend-type': 'eni',
  })],
  ['ASMG0214', 'a class as an annotation', named({ 'class': 'alibabacloud.com/nlb', 'loadbalancer-class': 'nlb' })],
  ['ASMG0214', 'a former name with an undeclared controller', named({ 'slb-network-type': 'classic' })],
  ['ASMG0214', 'a former name with a controller that reads it', { ...named({ 'slb-network-type': 'classic' }), ...on(IPVS, 'v1.9.3.376-g5c84e19-aliyun') }],
  ['ASMG0214', 'a former name with a controller between the two', { ...named({ 'slb-network-type': 'classic' }), ...on(IPVS, '2.10.0') }],
  ['ASMG0215', 'texts of another form', named({
    'ip': '10.0.0', 'spec': 'small', 'health-check-uri': 'healthz', 'health-check-domain': 'http://a.b', 'name': 'a', 'cookie': 'a;b',
  })],
  ['ASMG0215', 'texts of another form for an NLB', named({ 'health-check-uri': '', 'health-check-domain': '$_ip', 'name': '-a', 'health-check-http-version': '2' }, NLB)],
  ['ASMG0215', 'texts of the right form', named({
    'ip': '10.0.0.7', 'spec': 'slb.s3.large', 'health-check-uri': '/healthz', 'health-check-domain': '$_ip', 'name': 'edge-1', 'cookie': 'JSESSIONID',
  })],
  ['ASMG0215', 'valid values', named({ 'scheduler': 'wrr', 'protocol-port': 'https:443,http:80', 'id': 'lb-a', 'bandwidth': '5', 'cert-id': '' })],
  ['ASMG0215', 'values that are quoted twice', named({ 'force-override-listeners': '"true"', 'protocol-port': '\'https:443\'', 'name': '"edge"' })],
  ['ASMG0215', 'blanks and line feeds', named({ 'protocol-port': 'https:443, http:80', 'address-type': 'intranet ', 'name': 'edge\n', 'id': ' lb-a' })],
  ['ASMG0215', 'other words', named({ 'scheduler': 'random', 'acl-type': 'grey', 'address-type': 'Intranet', 'tls-cipher-policy': 'tls_1_2', 'proxy-protocol': 'true' })],
  ['ASMG0215', 'other words for an NLB', named({ 'scheduler': 'random', 'address-type': 'INTRANET', 'proxy-protocol': 'yes', 'cross-zone-enabled': 'no' }, NLB)],
  ['ASMG0215', 'words that are never sent, because no listener has the setting', named({ 'sticky-session': 'yes', 'http2-enabled': 'true' })],
  ['ASMG0215', 'numbers', named({ 'idle-timeout': '15s', 'bandwidth': '0', 'weight': '101', 'health-check-interval': '50' })],
  ['ASMG0215', 'another backend type', keyed({ [`${DOMAIN}backend-type`]: 'ENI' })],
  ['ASMG0215', 'entries', named({ 'protocol-port': 'http:80,ssl:443', 'forward-port': '80', 'additional-resource-tags': '=b', 'backend-label': 'edge' })],
  ['ASMG0215', 'the protocols of an NLB', named({ 'protocol-port': 'https:443' }, NLB)],
  ['ASMG0215', 'ranges of ports', named({ 'listener-port-range': '1000-2000:80' }, NLB)],
  ['ASMG0215', 'a range of one port', named({ 'listener-port-range': '80-80:80' }, NLB)],
  ['ASMG0215', 'a range whose first port is above the last', named({ 'listener-port-range': '1000-2000:80,2000-1000:80' }, NLB)],
  ['ASMG0215', 'a range that begins with no port', named({ 'listener-port-range': '0-10:80' }, NLB)],
  ['ASMG0215', 'a range that ends with no port', named({ 'listener-port-range': '10-65536:80' }, NLB)],
  ['ASMG0215', 'a value that a newer key hides', keyed({ [`${CURRENT}scheduler`]: 'wrr', [`${OLDER}scheduler`]: 'wlc' })],
  ['ASMG0215', 'values of another type, and settings with rules of their own', named({ 'scheduler': 7, 'hostname': 'HTTP://', 'zone-maps': 'a' }, NLB)],
  ['ASMG0215', 'a class that no controller serves', named({ scheduler: 'wlc' }, { loadBalancerClass: 'example.com/mine' })],
  ['ASMG0216', 'settings where they belong', { metadata: [entry(['spec', 'serviceAnnotations'], `${CURRENT}id`)] }],
  ['ASMG0216', 'settings in other places', {
    metadata: [
      entry(['metadata', 'annotations'], `${CURRENT}id`),
      entry(['metadata', 'annotations'], `${OLDER}spec`),
      entry(['spec', 'podAnnotations'], `${DOMAIN}backend-type`),
      entry(['metadata', 'annotations'], 'prometheus.io/scrape'),
      entry(['metadata', 'annotations'], `${CURRENT}unheard-of`),
    ],
  }],
  ['ASMG0216', 'settings without a load balancer', {
    ...keyed({}, { type: 'NodePort' }), metadata: [entry(['spec', 'serviceAnnotations'], `${CURRENT}id`), entry(['spec', 'serviceAnnotations'], 'a')],
  }],
  ['ASMG0216', 'a setting of the strategy without a load balancer', {
    ...keyed({}, { type: 'ClusterIP' }), strategy: ENI, metadata: [entry(['spec', 'serviceAnnotations'], `${DOMAIN}backend-type`)],
  }],
  ['ASMG0217', 'settings of CLBs without a class', named({ 'spec': 'slb.s1.small', 'address-type': 'intranet' })],
  ['ASMG0217', 'settings of NLBs without a class', named({ 'zone-maps': 'a:b,c:d', 'address-type': 'intranet', 'cps': '5' })],
  ['ASMG0217', 'settings of CLBs for an NLB', named({ 'spec': 'slb.s1.small', 'address-type': 'intranet', 'hostname': 'a.b', 'charge-type': '' }, NLB)],
  ['ASMG0217', 'an existing NLB without a class', named({ 'id': 'nlb-a', 'force-override-listeners': 'true' })],
  ['ASMG0217', 'an existing CLB for an NLB', named({ 'id': 'lb-a', 'force-override-listeners': 'true' }, NLB)],
  ['ASMG0216', 'a key of another domain in another place', { metadata: [entry(['spec', 'podAnnotations'], 'k8s.aliyun.com/backend-type')] }],
  ['ASMG0217', 'a kind without a class', named({ type: 'nlb' })],
  ['ASMG0217', 'a kind that does not exist, without a class', named({ type: 'alb' })],
  ['ASMG0217', 'the kind that there is without a class', named({ type: 'clb' })],
  ['ASMG0217', 'a kind with its class', named({ type: 'nlb' }, NLB)],
  ['ASMG0217', 'another class', named({ 'zone-maps': 'a:b,c:d' }, { loadBalancerClass: 'example.com/mine' })],
  ['ASMG0217', 'no load balancer', named({ 'zone-maps': 'a:b,c:d' }, { type: 'ClusterIP' })],
  ['ASMG0218', 'no class, an empty one, and that of NLBs', keyed({}, { loadBalancerClass: '' })],
  ['ASMG0218', 'an NLB', keyed({ [`${DOMAIN}class`]: 'mine' }, NLB)],
  ['ASMG0218', 'other classes of the vendor', keyed({}, { loadBalancerClass: 'AlibabaCloud.com/nlb' })],
  ['ASMG0218', 'a class of another vendor', keyed({}, { loadBalancerClass: 'example.com/mine' })],
  ['ASMG0218', 'annotations that make the controller skip', keyed({ [`${DOMAIN}class`]: 'mine', [`${CURRENT}tunnel-type`]: 'a' })],
  ['ASMG0218', 'no load balancer', keyed({}, { type: 'ClusterIP', loadBalancerClass: 'example.com/mine' })],
  ['ASMG0219', 'settings of TCP listeners', named({ 'established-timeout': '10', 'connection-drain': 'on' })],
  ['ASMG0219', 'settings of other listeners', named({ 'cookie': 'a', 'cert-id': 'a', 'sticky-session': 'off', 'http2-enabled': 'on', 'idle-timeout': '15' })],
  ['ASMG0219', 'settings of an HTTPS listener', { ...named({ 'protocol-port': 'https:80', 'cert-id': 'a', 'cookie': 'a', 'proxy-protocol': 'on' }) }],
  ['ASMG0219', 'a UDP port', { ...named({ 'persistence-timeout': '5', 'health-check-switch': 'on' }), ...portsOf({ protocol: 'UDP' }) }],
  ['ASMG0219', 'TLS at an NLB', named({ 'protocol-port': 'TCPSSL:80', 'cert-id': 'a', 'alpn': 'on', 'preserve-client-ip': 'on' }, NLB)],
  ['ASMG0219', 'a TCP port of an NLB', named({ 'cert-id': 'a', 'alpn-policy': 'HTTP1Only', 'preserve-client-ip': 'off' }, NLB)],
  ['ASMG0219', 'a port that the gateway lacks', { ...named({ 'protocol-port': 'http:80,https:8443' }), ...portsOf({ port: '80' }, { port: 443 }) }],
  ['ASMG0219', 'health checks of HTTP listeners, as the documentation shows them', named({
    'protocol-port': 'http:80', 'health-check-flag': 'on', 'health-check-type': 'http', 'health-check-uri': '/',
  })],
  ['ASMG0219', 'health checks of TCP listeners, as the documentation shows them', named({ 'health-check-flag': 'on', 'health-check-type': 'http' })],
  ['ASMG0219', 'the type of health checks of a UDP listener', { ...named({ 'health-check-type': 'http' }), ...portsOf({ protocol: 'UDP' }) }],
  ['ASMG0219', 'a redirection to HTTPS', { ...named({ 'protocol-port': 'http:80,https:443', 'forward-port': '80:443' }), ...portsOf({}, { port: 443 }) }],
  ['ASMG0219', 'a redirection to a port that the gateway lacks', named({ 'protocol-port': 'http:80', 'forward-port': '80:443' })],
  ['ASMG0219', 'a redirection to such a port of an existing load balancer', named({
    'id': 'lb-a', 'force-override-listeners': 'true', 'protocol-port': 'http:80', 'forward-port': '80:443',
  })],
  ['ASMG0219', 'a redirection to a TCP listener', { ...named({ 'protocol-port': 'http:80', 'forward-port': '80:443' }), ...portsOf({}, { port: 443 }) }],
  ['ASMG0219', 'a redirection from a TCP listener, and from a port that the gateway lacks', {
    ...named({ 'protocol-port': 'http:80,https:443', 'forward-port': '8080:443,81:443' }), ...portsOf({}, { port: 443 }, { port: 8080 }),
  }],
  ['ASMG0219', 'a redirection without an HTTP listener', named({ 'forward-port': '80:443' })],
  ['ASMG0219', 'server groups of ports that the gateway lacks', named({ 'id': 'lb-a', 'vgroup-port': 'rsp-a:80,rsp-b:443' })],
  ['ASMG0219', 'a range of ports of a port that the gateway lacks', named({ 'listener-port-range': '1000-2000:8080' }, NLB)],
  ['ASMG0219', 'protocols that are refused', named({ 'protocol-port': 'tcpssl:80', 'cert-id': 'a' })],
  ['ASMG0219', 'an existing load balancer whose listeners stay', named({ 'id': 'lb-a', 'cert-id': 'a' })],
  ['ASMG0219', 'an existing load balancer whose listeners are written', named({ 'id': 'lb-a', 'cert-id': 'a', 'force-override-listeners': 'true' })],
  ['ASMG0219', 'no ports', { ...named({ 'cert-id': 'a' }), ports: [] }],
  ['ASMG0220', 'settings that fit', named({ 'address-type': 'intranet', 'vswitch-id': 'vsw-a', 'ip': '192.168.0.7', 'id': '' })],
  ['ASMG0220', 'private settings of a public CLB', named({ 'vswitch-id': 'vsw-a', 'ip': '192.168.0.7' })],
  ['ASMG0220', 'an address without a vSwitch', named({ 'address-type': 'intranet', 'ip': '192.168.0.7' })],
  ['ASMG0220', 'a bandwidth of a private CLB', named({ 'address-type': 'intranet', 'bandwidth': '5', 'charge-type': 'paybytraffic' })],
  ['ASMG0220', 'a specification of a CLB that is paid by use', named({ 'spec': 'slb.s1.small', 'instance-charge-type': 'paybyclcu' })],
  ['ASMG0220', 'a specification of a CLB that is paid by it', named({ 'spec': 'slb.s1.small', 'instance-charge-type': 'PayBySpec' })],
  ['ASMG0220', 'a specification with a controller whose default is to pay by use', { ...named({ spec: 'slb.s1.small' }), ...on(IPVS, '2.12.1') }],
  ['ASMG0220', 'a specification with an older controller', { ...named({ spec: 'slb.s1.small' }), ...on(IPVS, '2.11.4') }],
  ['ASMG0220', 'a specification of an existing CLB', {
    ...named({ 'spec': 'slb.s1.small', 'id': 'lb-a', 'force-override-listeners': 'true' }), ...on(IPVS, '2.15.0'),
  }],
  ['ASMG0220', 'a specification that is paid by it with a new controller', {
    ...named({ 'spec': 'slb.s1.small', 'instance-charge-type': 'PayBySpec' }), ...on(IPVS, '2.15.0'),
  }],
  ['ASMG0220', 'IPv6 and a specification on an undeclared platform', {
    ...named({ 'ip-version': 'ipv6', 'spec': 'slb.s1.small' }), platform: ClusterPlatform.unknown(),
  }],
  ['ASMG0220', 'a weight on an existing CLB without existing server groups', named({ 'id': 'lb-a', 'force-override-listeners': 'true', 'weight': '50' })],
  ['ASMG0220', 'a weight alone', named({ weight: '50' })],
  ['ASMG0220', 'the address of clients at TLS of an NLB', {
    ...named({ 'protocol-port': 'tcp:80,tcpssl:443', 'cert-id': 'a', 'preserve-client-ip': 'on' }, NLB), ...portsOf({}, { port: 443 }),
  }],
  ['ASMG0220', 'the address of clients without TLS of an NLB', named({ 'protocol-port': 'tcp:80', 'preserve-client-ip': 'on' }, NLB)],
  ['ASMG0220', 'no address of clients at TLS of an NLB', named({ 'protocol-port': 'tcpssl:80', 'cert-id': 'a', 'preserve-client-ip': 'Off' }, NLB)],
  ['ASMG0220', 'UDP for a TCP port', named({ 'protocol-port': 'udp:80' })],
  ['ASMG0220', 'TCP and HTTPS for UDP ports', {
    ...named({ 'protocol-port': 'tcp:53,https:443', 'cert-id': 'a' }), ...portsOf({ port: 53, protocol: 'UDP' }, { port: 443 }, { port: 443, protocol: 'UDP' }),
  }],
  ['ASMG0220', 'UDP for a UDP port, and TCP for one of Istio', {
    ...named({ 'protocol-port': 'UDP:53,tcp:443' }, NLB), ...portsOf({ port: 53, protocol: 'UDP' }, { port: 443, protocol: 'HTTPS' }),
  }],
  ['ASMG0220', 'UDP for a TCP port of a load balancer whose listeners stay', named({ 'id': 'lb-a', 'protocol-port': 'udp:80', 'vgroup-port': 'rsp-a:80' })],
  ['ASMG0220', 'pods behind a shared CLB', keyed({ [`${DOMAIN}backend-type`]: 'eni', [`${CURRENT}spec`]: 'slb.s0.share' })],
  ['ASMG0220', 'nodes behind a shared CLB', keyed({ [`${DOMAIN}backend-type`]: 'ecs', [`${CURRENT}spec`]: 'slb.s0.share' })],
  ['ASMG0220', 'an existing CLB', named({ id: 'lb-a' })],
  ['ASMG0220', 'an existing CLB whose listeners are written', named({ 'id': 'lb-a', 'force-override-listeners': 'true', 'vswitch-id': 'vsw-a' })],
  ['ASMG0220', 'an existing CLB with existing server groups', named({ 'id': 'lb-a', 'vgroup-port': 'rsp-a:80', 'weight': '50' })],
  ['ASMG0220', 'an existing CLB with a wrong value', named({ 'id': 'lb-a', 'force-override-listeners': '"true"' })],
  ['ASMG0220', 'existing server groups without an existing CLB', named({ 'vgroup-port': 'rsp-a:80', 'weight': '50', 'force-override-listeners': 'true' })],
  ['ASMG0220', 'HTTPS without a certificate', named({ 'protocol-port': 'https:80' })],
  ['ASMG0220', 'HTTPS on a port that the gateway lacks', named({ 'protocol-port': 'https:443' })],
  ['ASMG0220', 'TLS at an NLB without a certificate', named({ 'protocol-port': 'tcpssl:80' }, NLB)],
  ['ASMG0220', 'health checks of an NLB without the flag', named({ 'health-check-interval': '5', 'healthy-threshold': '2' }, NLB)],
  ['ASMG0220', 'health checks of an NLB with the flag', named({ 'health-check-interval': '5', 'health-check-flag': 'On' }, NLB)],
  ['ASMG0220', 'a range of ports with nodes', keyed({ [`${CURRENT}listener-port-range`]: '1000-2000:80', [`${DOMAIN}backend-type`]: 'ecs' }, NLB)],
  ['ASMG0220', 'a range of ports, where the cluster decides whether pods are behind it', keyed({ [`${CURRENT}listener-port-range`]: '1000-2000:80' }, NLB)],
  ['ASMG0220', 'switches without what they need', named({ 'acl-status': 'on', 'sticky-session': 'on', 'connection-drain': 'on' })],
  ['ASMG0220', 'IPv6 with nftables', { ...named({ 'ip-version': 'ipv6' }), ...on(ProxyMode.NFTABLES) }],
  ['ASMG0220', 'IPv6 with iptables', { ...named({ 'ip-version': 'ipv6' }), ...on(IPTABLES) }],
  ['ASMG0220', 'IPv6 with IPVS', { ...named({ 'ip-version': 'ipv6' }), ...on(IPVS) }],
  ['ASMG0220', 'both IP versions at an NLB with iptables', { ...named({ 'ip-version': 'dualstack' }, NLB), ...on(IPTABLES) }],
  ['ASMG0220', 'IPv6 on an undeclared platform', { ...named({ 'ip-version': 'ipv6' }), platform: ClusterPlatform.unknown() }],
  ['ASMG0220', 'IPv4 with iptables', { ...named({ 'ip-version': 'ipv4' }), ...on(IPTABLES) }],
  ['ASMG0221', 'no declared controller', named({ 'default-weight': '5' })],
  ['ASMG0221', 'a controller that is new enough', { ...named({ 'default-weight': '5' }), ...on(IPVS, '2.14.0') }],
  ['ASMG0221', 'an older controller', { ...named({ 'default-weight': '5', 'spec': 'slb.s1.small' }), ...on(IPVS, '2.13.0') }],
  ['ASMG0221', 'forms that an older controller may not apply', {
    ...named({ 'acl-id': 'acl-a,acl-b', 'id': 'lb-a', 'additional-resource-tags': 'a=b', 'acl-status': 'on' }), ...on(IPVS, '2.9.1'),
  }],
  ['ASMG0221', 'other forms with the same controller', { ...named({ 'acl-id': 'acl-a', 'additional-resource-tags': 'a=b', 'weight': '0' }), ...on(IPVS, '2.9.1') }],
  ['ASMG0221', 'weight 0 with the first controller that has weights', { ...named({ weight: '0' }), ...on(IPVS, '2.0.1') }],
  ['ASMG0221', 'such forms with new controllers', { ...named({ 'acl-id': 'acl-a,acl-b', 'id': 'lb-a', 'additional-resource-tags': 'a=b' }), ...on(IPVS, '2.11.1') }],
  ['ASMG0221', 'addresses of zones', { ...named({ 'zone-maps': 'a:vsw-a:10.0.0.1,b:vsw-b::eip-b' }, NLB), ...on(IPVS, '2.11.4') }],
  ['ASMG0221', 'zones without addresses', { ...named({ 'zone-maps': 'a:vsw-a,b:vsw-b:', 'backend-ip-version': 'ipv6' }, NLB), ...on(IPVS, '2.11.4') }],
  ['ASMG0221', 'backends with both IP versions', { ...named({ 'backend-ip-version': 'dualstack' }, NLB), ...on(IPVS, '2.13.0') }],
  ['ASMG0221', 'an older controller of NLBs', { ...named({ 'cross-zone-enabled': 'off', 'cps': '5' }, NLB), ...on(IPVS, '2.9.1') }],
  ['ASMG0221', 'a controller without NLBs', { ...named({ 'cross-zone-enabled': 'off' }, NLB), ...on(IPVS, '2.4.0') }],
  ['ASMG0221', 'a setting of the strategy', {
    ...keyed({ [`${DOMAIN}backend-type`]: 'eni' }), ...on(IPVS, 'v1.9.2.1'), strategy: ENI,
  }],
  ['ASMG0222', 'no other gateway', {}],
  ['ASMG0222', 'two ports of one gateway, and one of another', { sharedListeners: [shared('80', 'a'), shared('443', 'a'), shared('80', 'b')] }],
  ['ASMG0222', 'listeners of several clusters', { clusterListeners: [taken('80', 'c1', 'c2'), taken('443', 'c1', 'c2'), taken('81', 'c1', 'c3')] }],
  ['ASMG0222', 'listeners of several clusters, and a gateway of the same name', {
    clusterListeners: [taken('80', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7')], sharedListeners: [shared('80', 'a')], duplicates: ['a'],
  }],
  ['ASMG0222', 'a gateway of the same name', { sharedListeners: [shared('80', 'a')], duplicates: ['a'] }],
];
