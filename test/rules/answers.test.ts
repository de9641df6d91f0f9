import { Cni, ProxyMode } from '../../src/model/platform';
import { TargetKind } from '../../src/model/question';
import { type AllAnswers, answerAnnotations, answersIn, areOtherAnswers, hasAnswers } from '../../src/rules/answers';

const PLATFORM = 'asm-gateway.io/platform';
const ADDRESSES = 'asm-gateway.io/client-addresses';

const IPVS = { cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.30' };
const ENI = { cni: Cni.TERWAY_ENIIP };
const { LOAD_BALANCER, SERVICE_DNS } = TargetKind;

const read = (annotations: unknown) => answersIn({ metadata: { annotations } });
const found = (annotations: unknown) => read(annotations).findings.map(({ code, field, message }) => ({ code, field, message }));

const NOTHING = { own: {}, clusters: {}, findings: [] };

describe('what the author said', () => {
  const all: AllAnswers = {
    own: { platform: IPVS, clientAddresses: [SERVICE_DNS] },
    clusters: {
      c1: { platform: ENI },
      c2: { clientAddresses: [LOAD_BALANCER, SERVICE_DNS] },
      c3: {},
    },
  };
  const annotations = {
    [PLATFORM]: 'cni=flannel, proxyMode=ipvs, kubernetesVersion=1.30',
    [ADDRESSES]: 'service-dns',
    [`${PLATFORM}.c1`]: 'cni=terway-eniip',
    [`${ADDRESSES}.c2`]: 'load-balancer, service-dns',
  };

  test('is written as one annotation for each answer, with the ID of a cluster behind the name', () => {
    expect(answerAnnotations(all)).toEqual(annotations);
  });

  test('is read from these annotations', () => {
    expect(read(annotations)).toEqual({ ...all, clusters: { c1: all.clusters.c1, c2: all.clusters.c2 }, findings: [] });
  });

  test('is read for a cluster that has both answers', () => {
    const both = { c1: { platform: ENI, clientAddresses: [SERVICE_DNS] } };
    expect(read(answerAnnotations({ own: {}, clusters: both }))).toEqual({ own: {}, clusters: both, findings: [] });
  });

  test('is read for a cluster whose ID has a dot', () => {
    expect(read({ [`${PLATFORM}.a.b`]: 'cni=flannel' }).clusters).toEqual({ 'a.b': { platform: { cni: Cni.FLANNEL } } });
  });

  test('is nothing without annotations', () => {
    expect([answersIn({}), read({}), read(undefined)]).toEqual([NOTHING, NOTHING, NOTHING]);
  });

  test.each([
    ['another annotation', 'example.com/team', 'cni=flannel'],
    ['a longer name', `${PLATFORM}s`, 'cni=flannel'],
    ['a name that ends like this', `my-${PLATFORM}`, 'cni=flannel'],
    ['a value that is no text', PLATFORM, 7],
  ])('is not read from %s', (_, key, value) => {
    expect(read({ [key]: value })).toEqual(NOTHING);
  });
});

test.each<[boolean, unknown]>([
  [true, { [PLATFORM]: 'cni=flannel' }],
  [true, { team: 'edge', [`${ADDRESSES}.c1`]: '' }],
  [false, { team: 'edge', [`${PLATFORM}er`]: 'cni=flannel' }],
  [false, {}],
  [false, undefined],
])('that there are answers is %j of the annotations %j', (has, annotations) => {
  expect(hasAnswers({ metadata: { annotations } })).toBe(has);
});

describe('answers are other ones than expected', () => {
  const EXPECTED: AllAnswers = { own: { platform: IPVS, clientAddresses: [SERVICE_DNS] }, clusters: { c1: { platform: ENI } } };

  test.each<[string, boolean, AllAnswers]>([
    ['no answer', false, { own: {}, clusters: {} }],
    ['the same answers', false, EXPECTED],
    ['some of them', false, { own: { platform: IPVS }, clusters: {} }],
    ['one that differs, next to one that is the same', true, { own: { platform: IPVS, clientAddresses: [LOAD_BALANCER] }, clusters: {} }],
    ['another one for a cluster', true, { own: {}, clusters: { c1: { platform: IPVS } } }],
    ['one for another cluster', true, { own: {}, clusters: { c2: { platform: ENI } } }],
  ])('%s: %j', (_about, areOther, answers) => {
    expect(areOtherAnswers(answers, EXPECTED)).toBe(areOther);
  });
});

describe('the addresses of clients', () => {
  const addresses = (text: string) => read({ [ADDRESSES]: text }).own.clientAddresses;

  test.each([
    ['without blanks', 'load-balancer,service-dns'],
    ['with blanks', '  load-balancer ,  service-dns '],
    ['in another order', 'service-dns, load-balancer'],
    ['with empty entries', ',load-balancer,,service-dns, '],
    ['with other entries', 'load-balancer, dns, service-dns'],
  ])('are read %s', (_, text) => {
    expect(addresses(text)).toEqual([LOAD_BALANCER, SERVICE_DNS]);
  });

  test.each(['', ' , ', 'dns', 'service', 'service-dns-2'])('are not declared by %j', (text) => {
    expect(addresses(text)).toBeUndefined();
  });

  test('are wrong if an entry is none of the two, and the finding is at the annotation', () => {
    const wrong = (entry: string, key: string) => (
      { code: 'ASMG0122', field: ['metadata', 'annotations', key], message: `the annotation has the entry "${entry}"; it must be "load-balancer" or "service-dns"` }
    );
    expect(found({ [ADDRESSES]: 'dns, service-dns', [`${ADDRESSES}.c1`]: 'ip, vip' }))
      .toEqual([wrong('dns', ADDRESSES), wrong('ip', `${ADDRESSES}.c1`), wrong('vip', `${ADDRESSES}.c1`)]);
  });

  test.each(['', ' , ', 'load-balancer', 'service-dns,'])('are not wrong in %j', (text) => {
    expect(found({ [ADDRESSES]: text })).toEqual([]);
  });
});

test('an entry of a platform that cannot be read is reported, and the others are read', () => {
  const annotations = { [`${PLATFORM}.c1`]: 'cni=flannel, proxyMode=fast' };
  expect(found(annotations)).toEqual([{
    code: 'ASMG0122', field: ['metadata', 'annotations', `${PLATFORM}.c1`], message: expect.stringContaining('the annotation has the entry "proxyMode=fast"') as string,
  }]);
  expect(read(annotations).clusters).toEqual({ c1: { platform: { cni: Cni.FLANNEL } } });
});
