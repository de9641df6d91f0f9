import { ask, asked, inWords, platform } from './support';
import { LoadBalancerKind, PublishedAddress } from '../../src/model/load-balancer';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, ReachabilityConfidence, type ReachabilityQuestion, TargetKind } from '../../src/model/question';
import { Reachability } from '../../src/model/report';
import { ExternalTrafficPolicy, NodeKind } from '../../src/model/service';
import { matchOf, rangeProblems, withEachMatch } from '../../src/model/source-ranges';

const RANGES = { sourceRanges: ['192.0.2.0/24'] };
const on = (proxyMode: ProxyMode, kubernetesVersion: string) => ({ platform: platform({ proxyMode, kubernetesVersion }) });
const { IPTABLES, IPVS, NFTABLES } = ProxyMode;

describe('source ranges of which it is not known whether they contain the client', () => {
  test.each(Object.values(ProxyMode).filter((mode) => mode !== ProxyMode.NONE))('leave the load balancer address unknown in %s mode', (mode) => {
    const row = ask({ ...on(mode, '1.34'), ...RANGES });
    expect(inWords(row)).toBe('unknown');
    expect(row.why).toBe('It depends on whether loadBalancerSourceRanges contains the source address of the request.');
    expect(row.facts).toContain('F73');
  });

  test('do not change that a request fails, nor why', () => {
    const question = { platform: platform({ podCidrKnown: false }) };
    const row = ask({ ...question, ...RANGES });
    expect(inWords(row)).toBe('no, timeout');
    expect(row.why).toBe(ask(question).why);
  });

  test('do not matter at the DNS name', () => {
    expect(inWords(ask({ ...RANGES, target: TargetKind.SERVICE_DNS }))).toBe('yes, client');
  });

  test('do not matter for clients outside if the load balancer is a CLB, which does not apply them', () => {
    expect(inWords(ask({ ...RANGES, client: ClientKind.EXTERNAL }))).toBe('yes, client');
  });

  test('name every input that the answer depends on', () => {
    expect(ask({ ...RANGES, platform: platform({ podCidrKnown: undefined }) }).why).toBe('It depends on whether kube-proxy knows the pod range '
      + 'and whether loadBalancerSourceRanges contains the source address of the request.');
  });

  test('are a reason of their own if no data plane is declared, where the vendor page is the reason otherwise', () => {
    expect(ask({ platform: ClusterPlatform.unknown() }).facts).toEqual(['F66']);
    expect(ask({ platform: ClusterPlatform.unknown(), ...RANGES }).why)
      .toMatch(/^It depends on .* and whether loadBalancerSourceRanges contains the source address of the request\.$/);
  });
});

describe('a request from an address outside the source ranges', () => {
  const outside = (question: Partial<ReachabilityQuestion>) => ask({ ...RANGES, inSourceRanges: false, ...question });

  test.each([
    [IPTABLES, '1.37'], [IPTABLES, '1.25'], [IPVS, '1.37'], [IPVS, '1.20'], [NFTABLES, '1.37'], [NFTABLES, '1.31'],
  ])('is dropped in %s mode of %s, under either policy', (mode, version) => {
    for (const externalTrafficPolicy of Object.values(ExternalTrafficPolicy)) {
      const row = outside({ ...on(mode, version), externalTrafficPolicy });
      expect([inWords(row), row.confidence]).toEqual(['no, timeout', ReachabilityConfidence.CODE]);
    }
  });

  test('is dropped in versions that were not read, which is inferred', () => {
    expect(outside(on(IPTABLES, '1.99')).confidence).toBe(ReachabilityConfidence.INFERRED);
    expect(outside(on(IPTABLES, '1.13')).confidence).toBe(ReachabilityConfidence.INFERRED);
  });

  test('leaves the node before 1.25 in iptables mode if a pod sends it, and goes to the load balancer', () => {
    const row = outside(on(IPTABLES, '1.24'));
    expect(inWords(row)).toBe('yes, node');
    expect(row.facts).toContain('F75');
    expect(inWords(outside({ ...on(IPTABLES, '1.24'), client: ClientKind.HOST }))).toBe('no, timeout');
  });

  test('has no known result before 1.29 in IPVS mode if the node itself sends it', () => {
    expect(inWords(outside({ ...on(IPVS, '1.28'), client: ClientKind.HOST, node: NodeKind.WITH_GATEWAY }))).toBe('unknown');
    expect(inWords(outside({ ...on(IPVS, '1.29'), client: ClientKind.HOST, node: NodeKind.WITH_GATEWAY }))).toBe('no, timeout');
  });

  test('has no known result in Terway\'s eBPF', () => {
    const row = outside({ platform: platform({ cni: Cni.TERWAY_DATAPATH_V2 }) });
    expect(inWords(row)).toBe('unknown');
    expect(row.why).toContain('was not read');
  });

  test('has no known result at an NLB, from inside and outside', () => {
    const nlb = { loadBalancer: LoadBalancerKind.NLB, status: PublishedAddress.HOSTNAME };
    expect(inWords(outside(nlb))).toBe('unknown');
    expect(inWords(outside({ ...nlb, client: ClientKind.EXTERNAL }))).toBe('unknown');
    expect(outside({ ...nlb, client: ClientKind.EXTERNAL }).facts).toEqual(['F77']);
  });

  test('has no known result at the load balancer of another provider', () => {
    expect(inWords(outside({ platform: ClusterPlatform.kubernetes({}), client: ClientKind.EXTERNAL }))).toBe('unknown');
  });

  test('gets through a CLB if the node does not intercept it', () => {
    const row = outside({ status: PublishedAddress.HOSTNAME });
    expect(inWords(row)).toBe(inWords(ask({ status: PublishedAddress.HOSTNAME })));
  });
});

describe('source ranges that contain every address', () => {
  const inEach = (sourceRanges: string[], proxyMode: ProxyMode, version: string) => inWords(ask({ ...on(proxyMode, version), sourceRanges }));

  test.each([[IPTABLES, '1.28'], [NFTABLES, '1.33.6'], [IPVS, '1.34']])('restrict nothing in %s mode of %s', (mode, version) => {
    expect(inEach(['0.0.0.0/0'], mode, version)).toBe('yes, client');
    expect(inEach([' 0.0.0.0/0 ', '10.0.0.0/8'], mode, version)).toBe('yes, client');
    expect(inEach(['0.0.0.0/0', '::/0'], mode, version)).toBe('yes, client');
  });

  test('have no known effect before 1.34 in IPVS mode, where ipset rejects them', () => {
    expect(inEach(['0.0.0.0/0'], IPVS, '1.33')).toBe('unknown');
  });

  test('do so only if no IP family of the list is restricted, and IPv4 is in the list', () => {
    expect(inEach(['0.0.0.0/0', '2001:db8::/32'], IPTABLES, '1.34')).toBe('unknown');
    expect(inEach(['::/0'], IPTABLES, '1.34')).toBe('unknown');
  });

  test('have no known effect in Terway\'s eBPF', () => {
    expect(inWords(ask({ platform: platform({ cni: Cni.TERWAY_DATAPATH_V2 }), sourceRanges: ['0.0.0.0/0'] }))).toBe('unknown');
  });
});

test('an empty list restricts nothing', () => {
  expect(ask({ sourceRanges: [] })).toEqual(ask());
});

test('a range that is not a CIDR is rejected with its place', () => {
  const setup = { platform: platform(), externalTrafficPolicy: ExternalTrafficPolicy.LOCAL };
  expect(() => Reachability.of({ ...setup, sourceRanges: ['all'] })).toThrow('sourceRanges[0] is "all"; it must be a CIDR');
});

describe('the match of a request', () => {
  test.each<[string, Partial<ReachabilityQuestion>]>([
    ['none', {}],
    ['none', { sourceRanges: [] }],
    ['none', { ...RANGES, target: TargetKind.SERVICE_DNS }],
    ['every-address', { sourceRanges: ['0.0.0.0/0'], inSourceRanges: false }],
    ['with-client', { ...RANGES, inSourceRanges: true }],
    ['without-client', { ...RANGES, inSourceRanges: false }],
    ['without-client', RANGES],
  ])('is %s for %j', (match, question) => {
    expect(matchOf(asked(question))).toBe(match);
  });

  test('ignores a text that is not a range', () => {
    expect(matchOf(asked({ sourceRanges: ['all', '0.0.0.0/0'] }))).toBe('every-address');
    expect(matchOf(asked({ sourceRanges: ['all'] }))).toBe('without-client');
  });

  test('is open only if the ranges leave it open and the question does not say', () => {
    const variants = (question: Partial<ReachabilityQuestion>) => withEachMatch(asked(question)).map(({ inSourceRanges }) => inSourceRanges);
    expect(variants(RANGES)).toEqual([true, false]);
    expect(variants({ ...RANGES, inSourceRanges: false })).toEqual([false]);
    expect(variants({ ...RANGES, target: TargetKind.SERVICE_DNS })).toEqual([undefined]);
    expect(variants({})).toEqual([undefined]);
  });
});

test('a problem with a range has its place, and an example of a range', () => {
  expect(rangeProblems({ sourceRanges: ['10.0.0.0/8', '10.0.0.0'] })).toEqual([
    { case: 'wrongType', at: ['sourceRanges', 1], type: 'CIDR', value: '10.0.0.0', factories: ['"10.0.0.0/8"'] },
  ]);
  expect(rangeProblems({})).toEqual([]);
});
