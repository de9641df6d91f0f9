import { probing, type Probed } from './probing';
import { diagnosed, DIAGNOSIS_TEXTS, outcomeOf, type ProbeDiagnosis, type TargetOutcome } from '../../src/probe/diagnosis';
import { answering } from '../support/answering';
import { BLACK_HOLE } from '../support/black-hole';
import { needs } from '../support/needs';
import { Servers } from '../support/servers';
import { describeInShells } from '../support/shell';

const servers = new Servers();
const { describe: describeInNetwork, test: testInNetwork } = needs('ip', 'unshare', 'network namespaces');
afterEach(() => servers.closeAll());

/** A host for each outcome of a request. */
const HOSTS: { readonly [outcome in TargetOutcome]: string } = {
  answered: '127.0.0.2', refused: '127.0.0.3', timeout: BLACK_HOLE, other: '198.51.100.1',
};
const OUTCOMES = Object.keys(HOSTS) as TargetOutcome[];
const WORLD = answering(['127.0.0.2', 80, 404]);

/** The diagnosis for a name and an address. */
const DIAGNOSES: readonly (readonly [name: TargetOutcome, address: TargetOutcome, diagnosis: ProbeDiagnosis | undefined])[] = [
  ['answered', 'answered', 'works'],
  ['answered', 'refused', 'refused-at-address'],
  ['answered', 'timeout', 'stranded'],
  ['answered', 'other', undefined],
  ['refused', 'answered', 'works'],
  ['refused', 'refused', 'nothing-listens'],
  ['refused', 'timeout', 'nothing-listens'],
  ['refused', 'other', undefined],
  ['timeout', 'answered', 'works'],
  ['timeout', 'refused', 'undecided'],
  ['timeout', 'timeout', 'filtered'],
  ['timeout', 'other', undefined],
  ['other', 'answered', 'works'],
  ['other', 'refused', 'undecided'],
  ['other', 'timeout', 'undecided'],
  ['other', 'other', undefined],
];

/** The last line of a log and the second line of a termination message; undefined if the probe gave no diagnosis. */
function conclusionOf({ stdout, message }: Pick<Probed, 'stdout' | 'message'>) {
  const last = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as { diagnosis?: ProbeDiagnosis; message: string };
  const [, second = ''] = message.split('\n');
  return last.diagnosis === undefined
    ? { logged: undefined, noted: second.startsWith('{') ? undefined : second }
    : { logged: `${last.diagnosis}: ${last.message}`, noted: second };
}

const textOf = (diagnosis: ProbeDiagnosis) => `${diagnosis}: ${DIAGNOSIS_TEXTS[diagnosis].words}. ${DIAGNOSIS_TEXTS[diagnosis].advice}`;

describeInShells('the probe in %s, comparing an address with the DNS name,', ['curl'], (shell) => {
  const probe = probing(servers, shell);
  const compare = (name: TargetOutcome, address: TargetOutcome, ...options: string[]) => probe([
    'timeout=1.5', ...options, `service-dns=http://${HOSTS[name]}/`, `load-balancer=http://${HOSTS[address]}/`,
  ], { within: WORLD });
  const prove = (name: TargetOutcome, address: TargetOutcome, ...options: string[]) => (
    compare(name, address, 'expect=no-connection', ...options, 'control=true')
  );

  describeInNetwork('and expecting no connection,', () => {
    const pairs = new Map<string, Probed>();
    const proved = (name: TargetOutcome, address: TargetOutcome) => pairs.get(`${name} ${address}`) as Probed;
    beforeAll(async () => {
      for (const name of OUTCOMES) {
        // Most of the time is spent waiting, so the four addresses are probed at the same time.
        await Promise.all(OUTCOMES.map(async (address) => pairs.set(`${name} ${address}`, await prove(name, address))));
      }
    });

    for (const [name, address, diagnosis] of DIAGNOSES) {
      test(`concludes ${diagnosis ?? 'nothing'} if the name is ${name} and the address is ${address}`, () => {
        const { code, results, ...texts } = proved(name, address);
        expect(results.map(outcomeOf)).toEqual([name, address]);
        expect(results.map(({ target, expectation, ok }) => [target, expectation, ok])).toEqual([
          ['service-dns', 'control', name === 'answered'], ['load-balancer', 'no-connection', diagnosis === 'stranded'],
        ]);
        expect(code).toBe(diagnosis === 'stranded' ? 0 : 1);
        const text = diagnosis && textOf(diagnosis);
        expect(conclusionOf(texts)).toEqual({ logged: text, noted: text });
        expect(diagnosed(results, false).map((each) => each.diagnosis)).toEqual([undefined, diagnosis]);
      });
    }

    test('says in the result of the address why the fault is proven, or why it is not', () => {
      const messageOf = (name: TargetOutcome, address: TargetOutcome) => proved(name, address).results[1].message;
      expect(messageOf('answered', 'timeout')).toMatch(/^no connection in 1 of 1 tries, as expected, and the DNS name answers: curl: \(28\)/);
      expect(messageOf('answered', 'refused')).toMatch(/^no connection in 1 of 1 tries, but the address refuses connections, and the DNS name answers: curl: \(7\)/);
      expect(messageOf('refused', 'refused')).toMatch(/^no connection in 1 of 1 tries, but the DNS name refuses connections: curl: \(7\)/);
      expect(messageOf('timeout', 'timeout')).toMatch(/^no connection in 1 of 1 tries, but the DNS name gives no connection in time either: curl: \(28\)/);
      expect(messageOf('other', 'timeout')).toMatch(/^no connection in 1 of 1 tries, but the DNS name gives no answer to compare with: curl: \(28\)/);
      expect(messageOf('answered', 'answered')).toBe('a connection was established, but none was expected');
    });
  });

  test('is tested with every pair of outcomes', () => {
    expect(DIAGNOSES.map(([name, address]) => `${name} ${address}`)).toEqual(OUTCOMES.flatMap((name) => OUTCOMES.map((address) => `${name} ${address}`)));
  });

  testInNetwork('accepts a refusal as the fault only with refusal=proof', async () => {
    const probed = await prove('answered', 'refused', 'refusal=proof');
    expect(probed).toMatchObject({ code: 0, results: [{ ok: true }, { ok: true }] });
    expect(conclusionOf(probed).logged).toBe(textOf('stranded'));
    expect(diagnosed(probed.results, true)[1].diagnosis).toBe('stranded');
    expect((await prove('refused', 'refused', 'refusal=proof')).code).toBe(1);
    expect((await prove('answered', 'timeout', 'refusal=proof')).code).toBe(0);
  });

  testInNetwork('proves nothing without a control', async () => {
    const { code, results } = await probe(['timeout=1', 'expect=no-connection', `load-balancer=http://${BLACK_HOLE}/`], { within: WORLD });
    expect([code, results[0].message]).toEqual([1, expect.stringContaining(', but the DNS name gives no answer to compare with: curl: (28)')]);
  });

  testInNetwork('compares each address with the control before it', async () => {
    const { results } = await probe([
      'timeout=1', 'expect=no-connection', 'control=true', 'service-dns=http://127.0.0.2/', `load-balancer=http://${BLACK_HOLE}/`,
      'control=true', 'service-dns=http://127.0.0.2:81/', `load-balancer=http://${BLACK_HOLE}:81/`,
    ], { within: WORLD });
    expect(results.map(({ ok }) => ok)).toEqual([true, true, false, false]);
    expect(diagnosed(results, false).map(({ diagnosis }) => diagnosis)).toEqual([undefined, 'stranded', undefined, 'nothing-listens']);
  });

  testInNetwork('does not count a try that the budget cut short as a timeout', async () => {
    const probed = await probe(['timeout=10', 'budget=3', 'service-dns=http://127.0.0.2/', `load-balancer=http://${BLACK_HOLE}/`], { within: WORLD });
    expect(probed.results[1].message).toMatch(/\(only [1-3] s were left\)$/);
    expect(probed.results.map(outcomeOf)).toEqual(['answered', 'other']);
    expect(conclusionOf(probed).logged).toBeUndefined();
  });

  describe('that expects an answer', () => {
    const CASES = DIAGNOSES.filter(([name, address]) => ['answered timeout', 'refused refused', 'timeout timeout', 'answered answered'].includes(`${name} ${address}`));
    for (const [name, address, diagnosis] of CASES) {
      testInNetwork(`concludes the same if the name is ${name} and the address is ${address}`, async () => {
        const probed = await compare(name, address);
        expect(probed.code).toBe(name === 'answered' && address === 'answered' ? 0 : 1);
        const text = diagnosis === undefined || diagnosis === 'works' ? undefined : textOf(diagnosis);
        expect(conclusionOf(probed)).toEqual({ logged: text, noted: text });
      });
    }

    testInNetwork('concludes that nothing listens from the DNS name alone', async () => {
      const probed = await probe(['service-dns=http://127.0.0.3/'], { within: WORLD });
      expect(conclusionOf(probed).logged).toBe(textOf('nothing-listens'));
      expect(diagnosed(probed.results, false)[0].diagnosis).toBe('nothing-listens');
    });

    testInNetwork('concludes nothing from a URL that may have nothing to do with the gateway, or from the ClusterIP', async () => {
      const probed = await probe(['timeout=1', 'service-dns=http://127.0.0.2/', `url=http://${BLACK_HOLE}/`, 'cluster-ip=http://127.0.0.3/'], { within: WORLD });
      expect([probed.code, conclusionOf(probed).logged]).toEqual([1, undefined]);
      expect(diagnosed(probed.results, false).every(({ diagnosis }) => diagnosis === undefined)).toBe(true);
    });
  });
});
