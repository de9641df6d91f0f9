import {
  ClusterPlatform, Cni, Findings, type GatewayNameOptions, GatewayPort, GatewayVerification, type GatewayVerificationProps, IstioGateway,
  ProbeExpectation, ProbePlacement, ProbeTarget, ProxyMode, TrafficStrategy, UrlScheme,
} from 'cdk8s-asm-gateway';
import type { Manifest } from '../support/schema';
import { chartOf, codesOf, only, refusal, synthesized } from '../support/synth';

type Props = Partial<GatewayVerificationProps>;

function verified(props: Props) {
  const chart = chartOf('cluster');
  new GatewayVerification(chart, 'verify', { gateway: IstioGateway.fromGatewayName(chart, 'gateway'), ...props });
  return chart;
}

interface Pod {
  readonly volumes?: unknown;
  readonly containers: readonly { readonly args: string[]; readonly volumeMounts?: unknown }[];
}

const podOf = (props: Props): Pod => (only('Job', synthesized(verified(props))) as Manifest & { spec: { template: { spec: Pod } } }).spec.template.spec;

/** What the probe is told of its targets. */
const told = (...targets: ProbeTarget[]) => podOf({ targets }).containers[0].args.filter(isAboutTargets);

const isAboutTargets = (argument: string) => !/^(timeout|retry|budget|client|expect)=/.test(argument);

const DNS = 'istio-ingressgateway.istio-system';
const SERVICE = 'service=istio-system/istio-ingressgateway';

describe('a target', () => {
  test('can be the DNS name, the ClusterIP, the load balancer and any URL, in one run', () => {
    expect(told(ProbeTarget.serviceDns(), ProbeTarget.clusterIp({ port: 8080 }), ProbeTarget.loadBalancer({ path: '/x' }), ProbeTarget.url('https://GW.example.com'))).toEqual([
      SERVICE, `service-dns=http://${DNS}/`, 'cluster-ip=http://{address}:8080/', 'load-balancer=http://{address}/x', 'url=https://gw.example.com/',
    ]);
  });

  test.each<[string, ProbeTarget, string[]]>([
    ['the DNS name', ProbeTarget.serviceDns({ host: 'gw.example.com' }), [`connect-to=${DNS}:80`, 'service-dns=http://gw.example.com/']],
    ['the DNS name by https', ProbeTarget.serviceDns({ host: 'gw.example.com', scheme: UrlScheme.HTTPS, path: '/a?b' }), [`connect-to=${DNS}:443`, 'service-dns=https://gw.example.com/a?b']],
    ['another port', ProbeTarget.serviceDns({ host: 'gw.example.com', port: 8080 }), [`connect-to=${DNS}:8080`, 'service-dns=http://gw.example.com:8080/']],
    ['an address', ProbeTarget.loadBalancer({ host: 'gw.example.com', address: '2001:db8::1' }), ['connect-to=[2001:db8::1]:80', 'load-balancer=http://gw.example.com/']],
    ['the address in the status', ProbeTarget.loadBalancer({ host: 'gw.example.com', scheme: UrlScheme.HTTPS }), [SERVICE, 'connect-to={address}:443', 'load-balancer=https://gw.example.com/']],
    ['a URL', ProbeTarget.url('http://10.0.0.7:8080/x', { host: 'gw.example.com' }), ['connect-to=10.0.0.7:8080', 'url=http://gw.example.com:8080/x']],
  ])('is requested under another host name at %s', (_about, target, args) => {
    expect(told(target)).toEqual(args);
  });

  test.each<[string, string]>([
    ['10.0.0.7', '10.0.0.7:443'], ['10.0.0.7:8443', '10.0.0.7:8443'], ['istio-other.istio-system', 'istio-other.istio-system:443'],
    ['2001:db8::1', '[2001:db8::1]:443'], ['[2001:db8::1]', '[2001:db8::1]:443'], ['[2001:db8::1]:8443', '[2001:db8::1]:8443'],
  ])('with connectTo, is contacted at %s and keeps its host name', (connectTo, place) => {
    expect(told(ProbeTarget.url('https://gw.example.com/', { connectTo }))).toEqual([`connect-to=${place}`, 'url=https://gw.example.com/']);
  });

  test('is checked against the authority in a Secret, which is mounted once and may be missing', () => {
    const { volumes, containers: [{ args, volumeMounts }] } = podOf({
      targets: [
        ProbeTarget.url('https://a.example.com/', { caSecret: { name: 'gateway-ca' } }),
        ProbeTarget.url('https://b.example.com/', { caSecret: { name: 'gateway-ca', key: 'other.pem' } }),
        ProbeTarget.url('https://c.example.com/', { caSecret: { name: 'second' } }),
      ],
    });
    expect(args.filter((argument) => argument.startsWith('ca='))).toEqual([
      'ca=/etc/asm-gateway-probe/gateway-ca/ca.crt', 'ca=/etc/asm-gateway-probe/gateway-ca/other.pem', 'ca=/etc/asm-gateway-probe/second/ca.crt',
    ]);
    expect(volumes).toEqual([
      { name: 'ca-1', secret: { secretName: 'gateway-ca', optional: true } }, { name: 'ca-2', secret: { secretName: 'second', optional: true } },
    ]);
    expect(volumeMounts).toEqual([
      { name: 'ca-1', mountPath: '/etc/asm-gateway-probe/gateway-ca', readOnly: true }, { name: 'ca-2', mountPath: '/etc/asm-gateway-probe/second', readOnly: true },
    ]);
  });

  test('may accept any certificate, with a warning for https', () => {
    const chart = verified({ targets: [ProbeTarget.url('https://a.example.com/', { insecure: true }), ProbeTarget.serviceDns({ insecure: true })] });
    expect(Findings.of(chart).map(({ code, level }) => [code, level])).toEqual([['ASMG0404', 'warning']]);
    expect(Findings.of(verified({ targets: [ProbeTarget.serviceDns({ insecure: true })] }))).toEqual([]);
    Findings.acknowledge(chart, 'ASMG0404', 'the certificate is tested elsewhere');
    expect(told(ProbeTarget.serviceDns({ insecure: true }))).toEqual(['insecure=true', `service-dns=http://${DNS}/`]);
  });
});

describe('an expectation', () => {
  test.each([
    [ProbeExpectation.anyResponse(), 'expect=any-response'], [ProbeExpectation.status(200, 404), 'expect=status:200,404'],
    [ProbeExpectation.noConnection(), 'expect=no-connection'],
  ])('is passed to the probe', (expectation, argument) => {
    expect(podOf({ expect: expectation, targets: [ProbeTarget.loadBalancer()] }).containers[0].args).toContain(argument);
  });
});

describe('noConnection()', () => {
  const proof = (...targets: ProbeTarget[]) => (
    podOf({ targets, expect: ProbeExpectation.noConnection() }).containers[0].args.filter(isAboutTargets)
  );
  const control = ['control=true', `service-dns=http://${DNS}/`];

  test('adds the DNS name as a control, which is asked first', () => {
    expect(proof(ProbeTarget.loadBalancer())).toEqual([SERVICE, ...control, 'load-balancer=http://{address}/']);
    expect(proof(ProbeTarget.loadBalancer({ address: '203.0.113.7' }), ProbeTarget.clusterIp())).toEqual([
      SERVICE, 'control=true', `connect-to=${DNS}:80`, 'service-dns=http://203.0.113.7/', 'load-balancer=http://203.0.113.7/', 'cluster-ip=http://{address}/',
    ]);
  });

  test('uses the user\'s own target of the DNS name as the control', () => {
    expect(proof(ProbeTarget.loadBalancer(), ProbeTarget.serviceDns({ path: '/healthz' }))).toEqual([
      SERVICE, 'control=true', `service-dns=http://${DNS}/healthz`, 'load-balancer=http://{address}/',
    ]);
  });

  test('has a control for each port', () => {
    const https = { scheme: UrlScheme.HTTPS, host: 'gw.example.com', caSecret: { name: 'gateway-ca' } };
    const ca = 'ca=/etc/asm-gateway-probe/gateway-ca/ca.crt';
    expect(proof(ProbeTarget.loadBalancer(https), ProbeTarget.serviceDns(), ProbeTarget.loadBalancer())).toEqual([
      SERVICE, ...control, 'load-balancer=http://{address}/',
      'control=true', `connect-to=${DNS}:443`, ca, 'service-dns=https://gw.example.com/', 'connect-to={address}:443', ca, 'load-balancer=https://gw.example.com/',
    ]);
  });

  test.each<[string, ProbeTarget, string[]]>([
    ['another port', ProbeTarget.loadBalancer({ port: 8080, path: '/x' }), [`service-dns=http://${DNS}:8080/x`]],
    ['any certificate', ProbeTarget.loadBalancer({ insecure: true }), ['insecure=true', `service-dns=http://${DNS}/`]],
    ['another place', ProbeTarget.loadBalancer({ connectTo: '10.0.0.7:8443' }), [`connect-to=${DNS}:8443`, `service-dns=http://${DNS}/`]],
    ['an IPv6 address', ProbeTarget.loadBalancer({ address: '2001:db8::1' }), [`connect-to=${DNS}:80`, 'service-dns=http://[2001:db8::1]/']],
    ['a URL', ProbeTarget.url('https://gw.example.com/healthz?a=b'), [`connect-to=${DNS}:443`, 'service-dns=https://gw.example.com/healthz?a=b']],
    ['a URL at another place', ProbeTarget.url('http://gw.example.com/', { connectTo: '10.0.0.7:8080' }), [`connect-to=${DNS}:8080`, 'service-dns=http://gw.example.com/']],
  ])('sends the same request to the control for %s', (_about, target, args) => {
    const [first, ...others] = proof(target).filter((argument) => argument !== SERVICE);
    expect([first, others.slice(0, args.length)]).toEqual(['control=true', args]);
  });

  test('accepts any control for a URL, whose port may be none of the Service', () => {
    expect(proof(ProbeTarget.url('http://10.0.0.1:30080/'), ProbeTarget.serviceDns())).toEqual([...control, 'url=http://10.0.0.1:30080/']);
  });

  test('is rejected without an address, because the DNS name is the control', () => {
    expect(codesOf(verified({ expect: ProbeExpectation.noConnection() }))).toEqual(['ASMG0401']);
    const [{ message, fix }] = refusal(verified({ expect: ProbeExpectation.noConnection(), targets: [ProbeTarget.serviceDns()] }));
    expect([message, fix]).toEqual([
      'noConnection() has only the DNS name as a target; it must have an address that gives no connection',
      'Add an address, for example ProbeTarget.loadBalancer(). The DNS name is the control and must answer.',
    ]);
  });

  const refusals = (platform: ClusterPlatform, placement = ProbePlacement.anyNode()) => {
    const chart = chartOf('cluster');
    new GatewayVerification(chart, 'verify', { gateway: IstioGateway.fromGatewayName(chart, 'gateway', { platform }), placement });
    return (only('Job', synthesized(chart)) as Manifest & { spec: { template: { spec: Pod } } }).spec.template.spec.containers[0].args
      .filter((argument) => argument.startsWith('refusal='));
  };

  test.each<[string, ClusterPlatform, string[]]>([
    ['IPVS before 1.24', ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.22' }), ['refusal=proof']],
    ['IPVS from 1.24', ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.24' }), []],
    ['IPVS of an unknown version', ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS }), []],
    ['iptables', ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.22', podCidrKnown: false }), []],
    ['an undeclared platform', ClusterPlatform.unknown(), []],
  ])('accepts a refused connection as the fault only where it is one: %s', (_about, platform, args) => {
    expect(refusals(platform)).toEqual(args);
    expect(refusals(platform, ProbePlacement.anyNode().onHostNetwork())).toEqual(args);
  });
});

describe('a target or an expectation is rejected', () => {
  test.each<[string, Props]>([
    ['of another scheme', { targets: [ProbeTarget.url('ftp://gw.example.com/')] }],
    ['that is no URL', { targets: [ProbeTarget.url('gw.example.com')] }],
    ['that an environment does not have', { targets: [ProbeTarget.url(process.env.NOT_THERE as string)] }],
    ['with a password, which would stand in the log', { targets: [ProbeTarget.url('http://user:secret@gw.example.com/')] }],
    ['that looks like what stands for an address', { targets: [ProbeTarget.url('http://{address}/')] }],
    ['with an address that looks like it', { targets: [ProbeTarget.loadBalancer({ address: '{address}' })] }],
    ['with a host that is a URL', { targets: [ProbeTarget.serviceDns({ host: 'http://gw.example.com' })] }],
    ['with a host and a port', { targets: [ProbeTarget.serviceDns({ host: 'gw.example.com:80' })] }],
    ['to connect to a URL', { targets: [ProbeTarget.serviceDns({ connectTo: 'http://10.0.0.7/' })] }],
    ['to connect to port 0', { targets: [ProbeTarget.serviceDns({ connectTo: '10.0.0.7:0' })] }],
    ['to connect to port 65536', { targets: [ProbeTarget.serviceDns({ connectTo: '10.0.0.7:65536' })] }],
    ['to connect to what stands for an address', { targets: [ProbeTarget.loadBalancer({ connectTo: '{address}:8443' })] }],
    ['with the authority in a Secret that cannot be', { targets: [ProbeTarget.serviceDns({ caSecret: { name: '../other' } })] }],
    ['with a key that leads elsewhere', { targets: [ProbeTarget.serviceDns({ caSecret: { name: 'ca', key: '../other' } })] }],
    ['that is insecure and has an authority', { targets: [ProbeTarget.serviceDns({ insecure: true, caSecret: { name: 'ca' } })] }],
    ['of no status', { expect: ProbeExpectation.status() }],
    ['of status 99', { expect: ProbeExpectation.status(99) }],
    ['of status 600', { expect: ProbeExpectation.status(200, 600) }],
    ['of half a status', { expect: ProbeExpectation.status(200.5) }],
  ])('%s', (_about, props) => {
    expect(codesOf(verified(props))).toEqual(['ASMG0401']);
  });

  test('without an additional warning about certificates', () => {
    const chart = verified({ targets: [ProbeTarget.url('https://gw.example.com/', { insecure: true, caSecret: { name: 'ca' } })] });
    expect(Findings.of(chart).map(({ code, message }) => [code, message]))
      .toEqual([['ASMG0401', 'insecure is set together with caSecret; only one of them is allowed']]);
  });

  test('without printing a password', () => {
    const [{ message }] = refusal(verified({ targets: [ProbeTarget.url('http://user:secret@gw.example.com/')] }));
    expect(message).toBe('url "http://***@gw.example.com/" is invalid; it must be http or https, without user and password');
  });

  test('with the value and a fix', () => {
    const [{ message, fix }] = refusal(verified({ expect: ProbeExpectation.status(600) }));
    expect([message, fix]).toEqual(['status 600 is not allowed; it must be an integer from 200 to 599', 'Use an integer from 200 to 599.']);
  });
});

describe('the default targets ask only a port that can answer', () => {
  const gatewayWith = (options: GatewayNameOptions) => IstioGateway.fromGatewayName(chartOf(), 'gateway', options);
  const port = (name: string, number: number, protocol?: string) => GatewayPort.of({ name, port: number, protocol });
  const strategy = TrafficStrategy.cluster();

  test.each<[string, GatewayNameOptions, string[]]>([
    ['https where only TLS is served', { strategy, ports: [port('tls-web', 8443)] }, [
      SERVICE, `service-dns=https://${DNS}:8443/`, 'load-balancer=https://{address}:8443/',
    ]],
    ['the port for TCP next to one for UDP', { ports: [port('dns', 53, 'UDP'), port('web', 8080)] }, [`service-dns=http://${DNS}:8080/`]],
  ])('%s', (_about, options, args) => {
    expect(podOf({ gateway: gatewayWith(options) }).containers[0].args.filter(isAboutTargets)).toEqual(args);
  });

  test.each<[string, GatewayNameOptions, Props, string]>([
    ['a gateway for UDP', { strategy, ports: [port('dns', 53, 'UDP')] }, {}, 'no port serves http or https; the ports are "dns 53/UDP"'],
    ['a serverless gateway', { strategy, managedByAsm: true }, {}, 'the gateway has no DNS name and no Service in a cluster; ASM runs it outside the clusters'],
    ['the ClusterIP of a serverless gateway', { managedByAsm: true }, { targets: [ProbeTarget.clusterIp()] }, 'the gateway has no DNS name and no Service in a cluster'],
    ['a port for UDP', { ports: [port('dns', 53, 'UDP')] }, { targets: [ProbeTarget.serviceDns({ port: 53 })] }, 'port "dns 53/UDP" serves neither http nor https'],
  ])('and refuse %s, once, with a way out', (_about, options, props, message) => {
    const found = refusal(verified({ gateway: gatewayWith(options), ...props }));
    expect(found.map((each) => `${each.code} ${each.message}`)).toEqual([expect.stringContaining(`ASMG0118 ${message}`)]);
    expect(found[0].fix).toMatch(/^Name /);
  });

  test('and the way out works', () => {
    const targets = [ProbeTarget.loadBalancer({ address: '203.0.113.7' })];
    expect(podOf({ gateway: gatewayWith({ managedByAsm: true }), targets }).containers[0].args.filter(isAboutTargets))
      .toEqual(['load-balancer=http://203.0.113.7/']);
    const ports = [port('mysql', 3306)];
    expect(podOf({ gateway: gatewayWith({ ports }), targets: [ProbeTarget.serviceDns({ port: 3306, scheme: UrlScheme.HTTP })] })
      .containers[0].args.filter(isAboutTargets)).toEqual([`service-dns=http://${DNS}:3306/`]);
  });

  test('but an error of a gateway of your own is not hidden', () => {
    const gateway = gatewayWith({});
    Object.defineProperty(gateway, 'url', { value: () => { throw new TypeError('broken'); } });
    expect(() => verified({ gateway })).toThrow('broken');
  });
});
