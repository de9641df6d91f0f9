import { HEALTHY } from './support';
import { BackendType, LoadBalancerKind, PublishedAddress } from '../../src/model/load-balancer';
import { ExternalTrafficPolicy } from '../../src/model/service';
import type { PortFact } from '../../src/rules/gateway-facts';
import { loadBalancerSetup, setupOf } from '../../src/rules/service';

const CURRENT = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const NLB = 'alibabacloud.com/nlb';
const PORTS: readonly PortFact[] = [80, 443].map((port, index) => ({ field: ['spec', 'ports', index], name: `p${index}`, port, targetPort: port, nodePort: undefined, protocol: 'TCP' }));

const setupFor = (settings: object, changes: Partial<typeof HEALTHY.service> = {}, ports = PORTS) => loadBalancerSetup({
  ...HEALTHY.service, ...changes, annotations: Object.fromEntries(Object.entries(settings).map(([name, value]) => [CURRENT + name, value])),
}, HEALTHY.platform, ports);

test.each<[string, object, Partial<typeof HEALTHY.service>, LoadBalancerKind]>([
  ['no setting', {}, {}, LoadBalancerKind.CLB_PUBLIC],
  ['the address type internet', { 'address-type': 'internet' }, {}, LoadBalancerKind.CLB_PUBLIC],
  ['the address type intranet', { 'address-type': 'intranet' }, {}, LoadBalancerKind.CLB_PRIVATE],
  ['HTTP on every port', { 'protocol-port': 'http:80,https:443', 'address-type': 'intranet' }, {}, LoadBalancerKind.CLB_HTTP],
  ['HTTP on one of two ports', { 'protocol-port': 'http:80', 'address-type': 'intranet' }, {}, LoadBalancerKind.CLB_PRIVATE],
  ['TLS on every port of a CLB', { 'protocol-port': 'tcpssl:80,tcpssl:443' }, {}, LoadBalancerKind.CLB_PUBLIC],
  ['the class of an NLB', { 'address-type': 'intranet' }, { loadBalancerClass: NLB }, LoadBalancerKind.NLB],
  ['an NLB that keeps the client IP', { 'preserve-client-ip': 'on', 'server-group-type': 'Instance' }, { loadBalancerClass: NLB }, LoadBalancerKind.NLB],
  ['an NLB that hides the client IP', { 'preserve-client-ip': 'off' }, { loadBalancerClass: NLB }, LoadBalancerKind.NLB_WITHOUT_CLIENT_IP],
  ['an NLB with IP addresses behind it', { 'server-group-type': 'Ip' }, { loadBalancerClass: NLB }, LoadBalancerKind.NLB_WITHOUT_CLIENT_IP],
  ['an NLB with TLS on every port', { 'protocol-port': 'tcpssl:80,tcpssl:443' }, { loadBalancerClass: NLB }, LoadBalancerKind.NLB_WITHOUT_CLIENT_IP],
  ['an NLB with TLS on one of two ports', { 'protocol-port': 'tcpssl:80' }, { loadBalancerClass: NLB }, LoadBalancerKind.NLB],
  ['an NLB with HTTP on every port', { 'protocol-port': 'http:80,https:443' }, { loadBalancerClass: NLB }, LoadBalancerKind.NLB],
  ['a CLB with settings of an NLB', { 'preserve-client-ip': 'off', 'server-group-type': 'Ip' }, {}, LoadBalancerKind.CLB_PUBLIC],
])('%s: the kind of load balancer', (_about, settings, changes, kind) => {
  expect(setupFor(settings, changes).loadBalancer).toBe(kind);
});

test('a CLB without ports has no HTTP listeners, and a UDP port is no TCP listener', () => {
  expect(setupFor({}, {}, []).loadBalancer).toBe(LoadBalancerKind.CLB_PUBLIC);
  expect(setupFor({}, {}, PORTS.map((port) => ({ ...port, protocol: 'UDP' }))).loadBalancer).toBe(LoadBalancerKind.CLB_HTTP);
});

test.each<[string, object, Partial<typeof HEALTHY.service>, PublishedAddress]>([
  ['a CLB', {}, {}, PublishedAddress.IP],
  ['a CLB with a host name', { hostname: 'gw.example.com' }, {}, PublishedAddress.HOSTNAME],
  ['a CLB with an empty host name', { hostname: '' }, {}, PublishedAddress.IP],
  ['an NLB', {}, { loadBalancerClass: NLB }, PublishedAddress.HOSTNAME],
])('%s: the published address', (_about, settings, changes, status) => {
  expect(setupFor(settings, changes).status).toBe(status);
});

test('the policy is Cluster unless it is Local', () => {
  expect([undefined, 'Cluster', 'Local', 'local'].map((externalTrafficPolicy) => setupFor({}, { externalTrafficPolicy }).externalTrafficPolicy)).toEqual([
    ExternalTrafficPolicy.CLUSTER, ExternalTrafficPolicy.CLUSTER, ExternalTrafficPolicy.LOCAL, ExternalTrafficPolicy.CLUSTER,
  ]);
});

test('only a Service with a load balancer has a setup, with the platform and the backends', () => {
  const service = { ...HEALTHY.service, annotations: { 'service.beta.kubernetes.io/backend-type': 'eni' } };
  expect(setupOf(service, HEALTHY.platform, PORTS)).toMatchObject({ platform: HEALTHY.platform, backendType: BackendType.ENI });
  expect(setupOf({ ...service, type: 'NodePort' }, HEALTHY.platform, PORTS)).toBeUndefined();
});
