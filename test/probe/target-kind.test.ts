import { ClientAddress, IstioGateway, ProbeTarget } from 'cdk8s-asm-gateway';
import { ACCEPTED_KINDS, DESCRIBED_KINDS, KINDS_READ_FROM_SERVICE } from './script';
import { PROBE } from '../../src/probe/probe.generated';
import { readLog } from '../../src/probe/result';
import { isTargetKind, TARGET_KINDS } from '../../src/probe/target-kind';
import { run } from '../support/shell';
import { chartOf } from '../support/synth';

/** A target of every factory, and of every address that a strategy can promise. */
const TARGETS: readonly ProbeTarget[] = [
  ...[ClientAddress.serviceDns(), ClientAddress.loadBalancer(), ClientAddress.hostname('gw.example.com')].map(ProbeTarget._promised),
  ProbeTarget.serviceDns(),
  ProbeTarget.loadBalancer(),
  ProbeTarget.clusterIp(),
  ProbeTarget.url('http://gw.example.com/'),
];

const kindOf = (target: ProbeTarget) => target._ask(IstioGateway.fromGatewayName(chartOf(), 'gateway'), '/').request.target;
const sorted = (names: Iterable<string>) => [...names].sort();

describe('the kinds of targets', () => {
  test('are those that the probe accepts', () => {
    expect(ACCEPTED_KINDS).toEqual([...TARGET_KINDS]);
  });

  test('are those that the first comment of the probe lists', () => {
    expect(DESCRIBED_KINDS).toEqual([...TARGET_KINDS]);
  });

  test('are those that ProbeTarget makes', () => {
    expect(sorted(new Set(TARGETS.map(kindOf)))).toEqual(sorted(TARGET_KINDS));
  });

  test('include every factory of ProbeTarget in this test', () => {
    const factories = Object.getOwnPropertyNames(ProbeTarget).filter((name) => !['length', 'name', 'prototype', '_promised'].includes(name));
    expect(factories).toEqual(['serviceDns', 'loadBalancer', 'clusterIp', 'url']);
  });

  test('are read from the Service by the probe exactly if ProbeTarget says so', () => {
    const read = TARGETS.filter(({ _readsService }) => _readsService).map(kindOf);
    expect(sorted(KINDS_READ_FROM_SERVICE)).toEqual(sorted(new Set(read)));
  });

  test('are recognized in arguments, and nothing else is', () => {
    expect(TARGET_KINDS.every(isTargetKind)).toBe(true);
    expect(['', 'argument', 'URL', 'connect-to', 'constructor'].filter(isTargetKind)).toEqual([]);
  });

  test('are named in the results of the probe as in its arguments', async () => {
    const args = ['timeout=1', 'retry=0', ...TARGET_KINDS.map((kind) => `${kind}=http://127.0.0.1:1/`)];
    const { stdout } = await run(['sh', '-c', PROBE, 'probe', ...args], { env: { ...process.env, PROBE_TERMINATION_LOG: '/dev/null' } });
    expect(readLog(stdout).map(({ target }) => target)).toEqual([...TARGET_KINDS]);
  });
});
