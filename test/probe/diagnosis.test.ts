import { diagnosed, diagnosisOf, DIAGNOSIS_TEXTS, type ProbeDiagnosis, TARGET_OUTCOMES, type TargetOutcome } from '../../src/probe/diagnosis';
import { PROBE } from '../../src/probe/probe.generated';
import type { ProbeResult } from '../../src/probe/result';
import { result } from '../runner/support';
import { run } from '../support/shell';

type Asked = TargetOutcome | undefined;

/** The diagnosis for each outcome of the name, in the order of `ADDRESSES`. */
const ADDRESSES: readonly Asked[] = ['answered', 'refused', 'timeout', 'other', undefined];
const TABLE: readonly (readonly [name: Asked, diagnoses: readonly (ProbeDiagnosis | undefined)[]])[] = [
  ['answered', ['works', 'refused-at-address', 'stranded', undefined, undefined]],
  ['refused', ['works', 'nothing-listens', 'nothing-listens', undefined, 'nothing-listens']],
  ['timeout', ['works', 'undecided', 'filtered', undefined, undefined]],
  ['other', ['works', 'undecided', 'undecided', undefined, undefined]],
  [undefined, ['works', 'undecided', 'undecided', undefined, undefined]],
];

const ALL = TABLE.flatMap(([name, diagnoses]) => ADDRESSES.flatMap((address, index) => [false, true].map((refusalIsFault) => ({
  name,
  address,
  refusalIsFault,
  diagnosis: refusalIsFault && diagnoses[index] === 'refused-at-address' ? 'stranded' : diagnoses[index],
}))));

/** The functions of the probe, without the loop that reads its arguments. */
const FUNCTIONS = PROBE.slice(0, PROBE.indexOf('for argument in "$@"; do'));

describe('the diagnosis', () => {
  test.each(ALL)('of the name $name and the address $address, if refusal is the fault: $refusalIsFault, is $diagnosis', ({ diagnosis, ...input }) => {
    expect(diagnosisOf(input)).toBe(diagnosis);
  });

  test('is in the table for every pair of outcomes', () => {
    expect([ADDRESSES, TABLE.map(([name]) => name)]).toEqual([[...TARGET_OUTCOMES, undefined], [...TARGET_OUTCOMES, undefined]]);
  });

  test('is the same in the probe, with the same texts', async () => {
    const calls = ALL.map(({ name = '', address = '', refusalIsFault }) => (
      `refusal=${refusalIsFault ? 'proof' : 'none'}; diagnose '${name}' '${address}'; echo "\${diagnosis:+$diagnosis: $words. $advice}"`
    ));
    const { stdout, stderr } = await run(['sh', '-c', `${FUNCTIONS}\n${calls.join('\n')}`]);
    expect(stderr).toBe('');
    expect(stdout.replace(/\n$/, '').split('\n')).toEqual(ALL.map(({ diagnosis }) => (
      diagnosis === undefined ? '' : `${diagnosis}: ${DIAGNOSIS_TEXTS[diagnosis].words}. ${DIAGNOSIS_TEXTS[diagnosis].advice}`
    )));
  });
});

describe('the diagnosis of a result', () => {
  const silent = (changes: Partial<ProbeResult> = {}) => result({
    target: 'load-balancer', url: 'http://203.0.113.1/', ok: false, httpStatus: null, stage: 'connect', exitCode: 28, message: 'curl: (28) Connection timed out', ...changes,
  });
  const closed = (changes: Partial<ProbeResult> = {}) => result({
    ok: false, httpStatus: null, stage: 'connect', exitCode: 7, message: 'curl: (7) Failed to connect (Connection refused)', ...changes,
  });
  const diagnosesOf = (...results: ProbeResult[]) => diagnosed(results, false).map(({ diagnosis }) => diagnosis);

  test('does not depend on the order of the results, because a termination message has the failed ones first', () => {
    expect(diagnosesOf(result(), silent())).toEqual([undefined, 'stranded']);
    expect(diagnosesOf(silent(), result())).toEqual(['stranded', undefined]);
  });

  test('comes from the DNS name at the same port', () => {
    const https = { url: 'https://gw.example.com/', connectTo: 'istio-ingressgateway.istio-system:443' };
    const results = [result(), closed(https), silent({ url: 'https://203.0.113.1/' }), silent(), silent({ url: 'http://[2001:db8::1]/' })];
    expect(diagnosesOf(...results)).toEqual([undefined, undefined, 'nothing-listens', 'stranded', 'stranded']);
  });

  test('comes from every DNS name if none has the port, and is undecided if they differ', () => {
    expect(diagnosesOf(result(), silent({ url: 'http://203.0.113.1:8080/' }))).toEqual([undefined, 'stranded']);
    expect(diagnosesOf(result(), closed({ url: 'http://a.b:81/' }), silent({ url: 'http://203.0.113.1:8080/' }))).toEqual([undefined, undefined, 'undecided']);
  });

  test('is about the load balancer, unless no connection is expected', () => {
    const targets = ['load-balancer', 'hostname', 'url', 'cluster-ip'];
    expect(diagnosesOf(result(), ...targets.map((target) => silent({ target })))).toEqual([undefined, 'stranded', 'stranded', undefined, undefined]);
    const expectation = 'no-connection';
    expect(diagnosesOf(result(), ...targets.map((target) => silent({ target, expectation })))).toEqual([undefined, ...targets.map(() => 'stranded')]);
  });

  test('is about the DNS name only if no address was asked', () => {
    expect(diagnosesOf(closed())).toEqual(['nothing-listens']);
    expect(diagnosesOf(closed(), result({ target: 'cluster-ip' }))).toEqual(['nothing-listens', undefined]);
    expect(diagnosesOf(closed(), closed({ target: 'load-balancer' }))).toEqual([undefined, 'nothing-listens']);
  });

  test.each<[string, Partial<ProbeResult>]>([
    ['ended at another stage', { stage: 'tls' }], ['was refused at one address and timed out at another', { message: 'curl: (28) timed out (Connection refused)' }],
    ['had too little time', { message: 'curl: (28) Connection timed out (only 1 s were left)' }], ['failed for a reason that is not known', { exitCode: 7, message: 'curl: (7)' }],
    ['got an answer that may be from a sidecar', { stage: 'sidecar', httpStatus: 503, exitCode: 0 }],
  ])('is missing if the request %s', (_about, changes) => {
    expect(diagnosesOf(result(), silent(changes))).toEqual([undefined, undefined]);
  });
});
