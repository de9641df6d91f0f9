import { BackendType, Cni, ExternalTrafficPolicy, ProxyMode, Reachability, type ReachabilitySetup } from 'cdk8s-asm-gateway';
import { platform } from './support';
import { ReachabilityAnswer } from '../../src/model/answer';
import { directionOf, unknownOnBothSides } from '../../src/model/changes';

const setup = (proxyMode: ProxyMode, kubernetesVersion: string, podCidrKnown = true): ReachabilitySetup => ({
  platform: platform({ cni: Cni.FLANNEL, proxyMode, kubernetesVersion, podCidrKnown }),
  externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
  backendType: BackendType.NODE,
});
const inWords = (from: ReachabilitySetup, to: ReachabilitySetup) => Reachability.of(from).changesTo(Reachability.of(to))
  .map(({ client, node, target, before, after, failure }) => [client, node, target, before, after, failure].join(' '));

describe('the changes from one setup to another', () => {
  test('has the requests that get better', () => {
    expect(inWords(setup(ProxyMode.IPVS, '1.30'), setup(ProxyMode.NFTABLES, '1.37')))
      .toEqual(['host without-gateway load-balancer no yes ']);
  });

  test('has the requests that get worse, and how they fail', () => {
    expect(inWords(setup(ProxyMode.IPVS, '1.30'), setup(ProxyMode.NFTABLES, '1.37', false)))
      .toContain('pod without-gateway load-balancer yes no timeout');
  });

  test('is empty if every request works as before, even if the failure differs', () => {
    const [before, after] = [setup(ProxyMode.IPVS, '1.22'), setup(ProxyMode.NFTABLES, '1.37', false)];
    const pod = (one: ReachabilitySetup) => Reachability.of(one).rows.find(({ client, node, target }) => (
      `${client} ${node} ${target}` === 'pod without-gateway load-balancer'));
    expect([pod(before)?.failure, pod(after)?.failure]).toEqual(['refused', 'timeout']);
    expect(inWords(before, after).filter((line) => line.startsWith('pod without-gateway load-balancer'))).toEqual([]);
    expect(inWords(before, before)).toEqual([]);
  });

  test.each(['1.43', '1.44.1'])('knows nothing about IPVS in Kubernetes %s, which removes it', (version) => {
    const changes = Reachability.of(setup(ProxyMode.IPVS, '1.30')).changesTo(Reachability.of(setup(ProxyMode.IPVS, version)));
    expect(changes).toHaveLength(9);
    expect(new Set(changes.map(({ after, why }) => `${after}: ${why}`)))
      .toEqual(new Set(['unknown: kube-proxy 1.37 announces that Kubernetes 1.43 removes the IPVS mode.']));
  });

  test('keeps the answer that a name does not resolve outside if the mode is removed', () => {
    expect(inWords(setup(ProxyMode.IPVS, '1.30'), setup(ProxyMode.IPVS, '1.43')).filter((line) => line.startsWith('external')))
      .toEqual([expect.stringContaining('load-balancer')]);
  });

  test.each(['1.40', '1.42.9'])('still answers for IPVS in Kubernetes %s, where it is only off by default', (version) => {
    expect(inWords(setup(ProxyMode.IPVS, '1.30'), setup(ProxyMode.IPVS, version))).toEqual([]);
  });

  test('are not those to a plain setup', () => {
    const before = Reachability.of(setup(ProxyMode.IPVS, '1.30'));
    expect(() => before.changesTo(setup(ProxyMode.IPVS, '1.34') as never)).toThrow('[ASMG0112] after is an object; it must be a Reachability');
  });
});

describe('the direction of a change', () => {
  const { NO, UNKNOWN, SOMETIMES, YES } = ReachabilityAnswer;

  test.each([
    [NO, SOMETIMES, 'better'],
    [NO, YES, 'better'],
    [SOMETIMES, YES, 'better'],
    [YES, SOMETIMES, 'worse'],
    [YES, NO, 'worse'],
    [SOMETIMES, NO, 'worse'],
  ])('from %s to %s is known: %s', (before, after, direction) => {
    expect(directionOf({ before, after })).toBe(direction);
  });

  test.each([
    [NO, UNKNOWN, 'maybe better'],
    [UNKNOWN, YES, 'maybe better'],
    [YES, UNKNOWN, 'maybe worse'],
    [SOMETIMES, UNKNOWN, 'maybe worse'],
    [UNKNOWN, NO, 'maybe worse'],
    // What is not known may have worked always.
    [UNKNOWN, SOMETIMES, 'maybe worse'],
  ])('from %s to %s is only possible: %s', (before, after, direction) => {
    expect(directionOf({ before, after })).toBe(direction);
  });
});

describe('the requests that are unknown on both sides', () => {
  const [known, removed] = [setup(ProxyMode.IPVS, '1.30'), setup(ProxyMode.IPVS, '1.43')];
  const unmeasured = setup(ProxyMode.NONE, '1.30');
  const unknown = (from: ReachabilitySetup, to: ReachabilitySetup) => unknownOnBothSides(from, to)
    .map(({ client, node, target, works }) => [client, node, target, works].join(' '));

  test('are all but those that are known after the change', () => {
    expect(unknown(unmeasured, removed)).toEqual([
      'pod with-gateway load-balancer unknown',
      'pod with-gateway service-dns unknown',
      'pod without-gateway load-balancer unknown',
      'pod without-gateway service-dns unknown',
      'host with-gateway load-balancer unknown',
      'host with-gateway service-dns unknown',
      'host without-gateway load-balancer unknown',
      'host without-gateway service-dns unknown',
      'external  load-balancer unknown',
    ]);
  });

  test('have the reason after the change', () => {
    expect(unknownOnBothSides(unmeasured, removed)[0]?.why).toBe('kube-proxy 1.37 announces that Kubernetes 1.43 removes the IPVS mode.');
  });

  test('are none if every request was known before, or is known after the change', () => {
    expect(unknown(known, removed)).toEqual([]);
    expect(unknown(removed, known)).toEqual([]);
    expect(unknown(known, known)).toEqual([]);
  });
});
