import { parse } from 'yaml';
import type { Edit } from '../../src/findings/edit';
import { judgeManifest } from '../../src/rules/judge';
import { judgeService } from '../../src/rules/judge-service';
import { gateway } from '../lint/support';

const PREFIX = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const OLDER = 'service.beta.kubernetes.io/alicloud-loadbalancer-';
const BARE = 'service.beta.kubernetes.io/';
const NLB = 'loadBalancerClass: alibabacloud.com/nlb';

type Manifest = Record<string, unknown>;

const parsed = (...lines: readonly string[]) => parse(gateway(...lines)) as Manifest;
const editsIn = (manifest: Manifest) => judgeManifest(manifest, {}).findings.flatMap(({ edits = [] }) => edits);
const editsOf = (annotations: Manifest, ...lines: readonly string[]) => (
  editsIn(parsed(...lines, `serviceAnnotations: ${JSON.stringify(annotations)}`))
);
const inShort = (edits: readonly Edit[]) => edits.map((edit) => {
  switch (edit.kind) {
    case 'replaceValue': return edit.value;
    case 'renameKey': return edit.key;
    default: return edit.kind;
  }
});

describe('the value of a setting is corrected', () => {
  test.each([
    ['without the inner quotation marks', 'protocol-port', '"https:443"', 'https:443'],
    ['without typographic quotation marks', 'force-override-listeners', '\u201ctrue\u201d', 'true'],
    ['without blanks around it', 'name', 'edge ', 'edge'],
    ['without blanks behind a comma', 'protocol-port', 'https:443, http:80', 'https:443,http:80'],
    ['without the line feed of a block', 'protocol-port', 'https:443\n', 'https:443'],
    ['in the case of the word', 'force-override-listeners', 'True', 'true'],
  ])('%s', (_, name, wrong, right) => {
    expect(inShort(editsOf({ [PREFIX + name]: wrong }))).toContain(right);
  });
});

describe('the value of a setting is left to its author if', () => {
  test.each([
    ['only one end has a quotation mark', 'protocol-port', '"https:443'],
    ['quotation marks are inside it too', 'name', '"a" or "b"'],
    ['the corrected value would be invalid', 'protocol-port', '"tcpssl:443"'],
    ['nothing would be left', 'name', '""'],
    ['another word may be meant', 'scheduler', 'wrrr'],
    ['a blank is inside a number', 'health-check-interval', '1 0'],
    ['it has several lines', 'protocol-port', 'https:443,\nhttp:80\n'],
    ['a number is out of range', 'health-check-interval', '5000'],
  ])('%s', (_, name, wrong) => {
    const { findings } = judgeManifest(parsed(`serviceAnnotations: ${JSON.stringify({ [PREFIX + name]: wrong })}`), {});
    expect(findings.filter(({ code }) => code === 'ASMG0215').map(({ edits }) => edits)).toEqual([undefined]);
  });
});

describe('the key of a setting is corrected if', () => {
  test.each([
    ['one letter of the name is missing', `${PREFIX}security-group-id`, 'sg-a', `${PREFIX}security-group-ids`],
    ['two letters of the name are swapped', `${PREFIX}address-tpye`, 'intranet', `${PREFIX}address-type`],
    ['the name has capital letters', `${PREFIX}Address-Type`, 'intranet', `${PREFIX}address-type`],
    ['the name has other separators', `${PREFIX}address_type`, 'intranet', `${PREFIX}address-type`],
    ['the prefix lacks a hyphen', `${BARE}alibabacloud-loadbalancer-address-type`, 'intranet', `${PREFIX}address-type`],
    ['the name has no prefix', `${PREFIX}backend-type`, 'ecs', `${BARE}backend-type`],
    ['the prefix is missing', `${BARE}address-type`, 'intranet', `${PREFIX}address-type`],
  ])('%s', (_, wrong, value, right) => {
    expect(inShort(editsOf({ [wrong]: value }, NLB))).toEqual([right]);
  });
});

describe('the key of a setting is left to its author if', () => {
  test.each([
    ['more than one letter is wrong', { [`${PREFIX}address-typing`]: 'intranet' }],
    ['a part of the name is too much', { [`${PREFIX}health-check-healthy-threshold`]: '2' }],
    ['both the prefix and the name are wrong', { [`${BARE}alibabacloud-loadbalancer-address-typ`]: 'intranet' }],
    ['the name is so short that it may be another one', { [`${PREFIX}idd`]: 'lb-a' }],
    ['two letters of a short name are swapped', { [`${PREFIX}sepc`]: 'slb.s1.small' }],
    ['two pairs of letters are swapped', { [`${PREFIX}adderss-tpye`]: 'intranet' }],
    ['the setting is there already', { [`${PREFIX}address-typ`]: 'intranet', [`${PREFIX}address-type`]: 'internet' }],
    ['two keys mean the same setting', { [`${PREFIX}address-typ`]: 'intranet', [`${PREFIX}address-types`]: 'internet' }],
    ['the value would be invalid', { [`${PREFIX}address-typ`]: 'private' }],
    ['the load balancer has no such setting', { [`${PREFIX}security-group-id`]: 'sg-a' }],
    ['another domain may belong to other software', { 'example.com/alibaba-cloud-loadbalancer-address-type': 'intranet' }],
    ['a newer name needs a newer controller', { [`${PREFIX}slb-network-type`]: 'vpc' }],
    ['a field has the setting', { [`${PREFIX}class`]: 'alibabacloud.com/nlb' }],
  ])('%s', (_, annotations) => {
    const { findings } = judgeManifest(parsed(`serviceAnnotations: ${JSON.stringify(annotations)}`), {});
    const unknown = findings.filter(({ code }) => code === 'ASMG0214');
    expect(unknown).not.toEqual([]);
    expect(unknown.flatMap(({ edits = [] }) => edits)).toEqual([]);
  });
});

test.each(['sepc', 'spce', 'psec'])('a key whose name has two swapped letters gets the right one as a suggestion: %s', (name) => {
  const { findings } = judgeManifest(parsed(`serviceAnnotations: ${JSON.stringify({ [PREFIX + name]: 'slb.s1.small' })}`), {});
  expect(findings.map(({ fix }) => fix)).toEqual([`Use "${PREFIX}spec".`]);
});

test('the key of a setting is left to its author if a swap leads to one name and a letter less to another', () => {
  const key = `${PREFIX}ppv2-pvl-esp-id-enabled`;
  expect(editsOf({ [key]: 'on' }, NLB)).toEqual([]);
  expect(editsOf({ [key.replace('-esp-', '-vcp-')]: 'on' }, NLB).map(({ kind }) => kind)).toEqual(['renameKey']);
});

describe('settings in metadata.annotations', () => {
  const inMetadata = (annotations: Manifest, ...lines: readonly string[]) => {
    const manifest = parsed(...lines) as { metadata: Manifest };
    return editsIn({ ...manifest, metadata: { ...manifest.metadata, annotations } });
  };

  test('are moved together', () => {
    expect(inMetadata({ [`${PREFIX}address-type`]: 'intranet', [`${BARE}backend-type`]: 'eni', team: 'edge' })).toEqual(
      [`${PREFIX}address-type`, `${BARE}backend-type`].map((key) => (
        { kind: 'moveEntry', field: ['metadata', 'annotations', key], to: ['spec', 'serviceAnnotations'] }
      )),
    );
  });

  test.each([
    ['one of them is set in the right place too', { [`${OLDER}address-type`]: 'intranet' }, [`serviceAnnotations: { ${PREFIX}address-type: internet }`]],
    ['one of them has an invalid value', { [`${PREFIX}address-type`]: 'private' }, []],
    ['one of them has an invalid value and another one a valid one', { [`${PREFIX}address-type`]: 'private', [`${PREFIX}bandwidth`]: '5' }, []],
    ['one of them is a number', { [`${PREFIX}bandwidth`]: 5 }, []],
    ['one of them is misspelled', { [`${PREFIX}address-typ`]: 'intranet' }, []],
    ['one setting has two spellings', { [`${OLDER}address-type`]: 'intranet', [`${PREFIX}address-type`]: 'internet' }, []],
    ['an override has annotations of its own', { [`${PREFIX}address-type`]: 'intranet' }, ['overrides: { c1: { serviceAnnotations: { a: b } } }']],
  ])('stay if %s', (_, annotations, lines) => {
    expect(inMetadata(annotations, ...lines).filter(({ kind }) => kind === 'moveEntry')).toEqual([]);
  });

  test('stay if they are labels', () => {
    const { metadata, ...rest } = parsed() as { metadata: Manifest };
    const manifest = { ...rest, metadata: { ...metadata, labels: { [`${PREFIX}address-type`]: 'intranet' } } };
    expect(judgeManifest(manifest, {}).findings.map(({ code, edits }) => [code, edits])).toEqual([['ASMG0216', undefined]]);
  });

  test('stay if they are in a second wrong place', () => {
    expect(inMetadata({ [`${PREFIX}address-type`]: 'intranet' }, `podAnnotations: { ${PREFIX}address-type: intranet }`)).toEqual([]);
  });
});

test('the older spelling is removed next to the newer one if both have the same value', () => {
  const field = ['spec', 'serviceAnnotations', `${OLDER}bandwidth`];
  const both = (older: string) => editsOf({ [`${OLDER}bandwidth`]: older, [`${PREFIX}bandwidth`]: '5' });
  expect([both('5'), both('6')]).toEqual([[{ kind: 'removeEntry', field, nextTo: `${PREFIX}bandwidth` }], []]);
});

describe('an annotation that is no text', () => {
  test.each([[true], [5]])('is quoted if it is %p', (value) => {
    expect(editsOf({ team: value })).toEqual([{ kind: 'quoteValue', field: ['spec', 'serviceAnnotations', 'team'] }]);
  });

  test.each([[null], [['a']], [{ a: 1 }]])('is left to its author if it is %p', (value) => {
    expect(editsOf({ team: value })).toEqual([]);
  });
});

test('a gateway keeps its name, since another name is another gateway', () => {
  const manifest = parse(gateway().replace('ingressgateway', 'istio-ingressgateway')) as Manifest;
  expect(judgeManifest(manifest, {}).findings.map(({ code, edits }) => [code, edits])).toEqual([['ASMG0113', undefined]]);
});

test('a Service is edited in its own annotations', () => {
  const manifest = { metadata: { name: 'a', annotations: { [`${PREFIX}address-typ`]: 'intranet' } }, spec: { type: 'LoadBalancer' } };
  const edits = judgeService(manifest, {}).findings.flatMap((finding) => finding.edits ?? []);
  expect(edits).toEqual([{ kind: 'renameKey', field: ['metadata', 'annotations', `${PREFIX}address-typ`], key: `${PREFIX}address-type` }]);
});

test('a Service that may belong to another cloud keeps a key that does not name the vendor', () => {
  const editsWith = (annotations: Manifest) => judgeService({ metadata: { name: 'a', annotations }, spec: { type: 'LoadBalancer' } }, {})
    .findings.filter(({ code }) => code === 'ASMG0214').map(({ edits = [] }) => inShort(edits));
  const key = { [`${BARE}address-type`]: 'intranet' };
  expect([editsWith(key), editsWith({ ...key, [`${PREFIX}spec`]: 'slb.s1.small' })]).toEqual([[[]], [[`${PREFIX}address-type`]]]);
});

test('a gateway outside the clusters keeps its annotations, since it has no Service', () => {
  const manifest = parsed() as { metadata: Manifest };
  const annotations = { 'asm.alibabacloud.com/managed-by-asm': 'true', [`${PREFIX}address-type`]: 'intranet' };
  const { findings } = judgeManifest({ ...manifest, metadata: { ...manifest.metadata, annotations } }, {});
  expect(findings.filter(({ code }) => code === 'ASMG0216').map(({ edits }) => edits)).toEqual([undefined]);
});

describe('with overrides', () => {
  const wrong = JSON.stringify({ [`${PREFIX}address-typ`]: 'intranet' });
  const fields = (edits: readonly Edit[]) => edits.map(({ field }) => field.slice(0, -1).join('.'));

  test('an entry that an override repeats is edited there too', () => {
    const manifest = parsed(`serviceAnnotations: ${wrong}`, `overrides: { c1: { serviceAnnotations: ${wrong} }, c2: {} }`);
    expect(fields(editsIn(manifest))).toEqual(['spec.serviceAnnotations', 'spec.overrides.c1.serviceAnnotations']);
  });

  test('an entry of one override is edited in it', () => {
    expect(fields(editsIn(parsed(`overrides: { c1: { serviceAnnotations: ${wrong} }, c2: {} }`)))).toEqual(['spec.overrides.c1.serviceAnnotations']);
  });

  test('an entry of the gateway is left to its author if an override has the right key', () => {
    const right = JSON.stringify({ [`${PREFIX}address-type`]: 'internet' });
    expect(editsIn(parsed(`serviceAnnotations: ${wrong}`, `overrides: { c1: { serviceAnnotations: ${right} } }`))).toEqual([]);
  });

  test('an entry of the gateway is left to its author if only an override makes it a mistake', () => {
    const annotations = (key: string) => JSON.stringify({ [key]: '5' });
    const manifest = parsed(`serviceAnnotations: ${annotations(`${OLDER}bandwidth`)}`, `overrides: { c1: { serviceAnnotations: ${annotations(`${PREFIX}bandwidth`)} } }`);
    expect(judgeManifest(manifest, {}).findings.map(({ code, edits }) => [code, edits])).toContainEqual(['ASMG0207', undefined]);
  });
});
