import { readFileSync } from 'fs';
import { join } from 'path';
import { annotationsPage } from '../../scripts/annotations-page';
import type { BalancerKind, Other } from '../../src/loadbalancer/annotation';
import { ANNOTATIONS, ANNOTATIONS_SOURCE, keysOf, readingOf, settingOf, SETTINGS } from '../../src/loadbalancer/annotations';
import { wrongValue } from '../../src/loadbalancer/value';
import { ReachabilityAnswer } from '../../src/model/answer';
import { isControllerAtLeast, parseControllerVersion } from '../../src/model/version';

/** The names in the source of the controller, and which of its two halves read them. */
interface ControllerList {
  readonly source: string;
  readonly commit: string;
  readonly prefixed: Readonly<Record<BalancerKind, readonly string[]>>;
  readonly whole: Readonly<Record<string, string>>;
  readonly newer: Readonly<Record<BalancerKind, readonly string[]>> & { readonly version: string };
}

const CONTROLLER = JSON.parse(readFileSync(join(__dirname, 'controller-annotations.json'), 'utf8')) as ControllerList;
const KINDS: readonly BalancerKind[] = ['clb', 'nlb'];
const READINGS = SETTINGS.flatMap((name) => KINDS.flatMap((kind) => {
  const reading = readingOf(name, kind);
  return reading === undefined ? [] : [{ name, kind, reading }];
}));

describe('the table of annotations', () => {
  test('names the commit that the list was read from', () => {
    expect([ANNOTATIONS_SOURCE.repository, ANNOTATIONS_SOURCE.commit]).toEqual([CONTROLLER.source, CONTROLLER.commit]);
  });

  test.each(KINDS)('has the settings that the controller reads for a %s, and no other', (kind) => {
    const listed = SETTINGS.filter((name) => ANNOTATIONS[name].spelling === 'both' && readingOf(name, kind) !== undefined);
    expect([...listed].sort()).toEqual([...CONTROLLER.prefixed[kind], ...CONTROLLER.newer[kind]].sort());
  });

  test('has the annotations that the controller reads in one spelling only', () => {
    const others = SETTINGS.filter((name) => ANNOTATIONS[name].spelling !== 'both').flatMap((name) => [...keysOf(name)]);
    expect(others.sort()).toEqual(Object.values(CONTROLLER.whole).sort());
  });

  test.each(KINDS)('says that the settings which the source lacks came with the newest release (%s)', (kind) => {
    const since = CONTROLLER.newer[kind].map((name) => readingOf(settingOf(keysOf(name as 'graceful-shutdown')[0])!, kind)?.since);
    expect(new Set(since)).toEqual(new Set([CONTROLLER.newer.version]));
  });

  test('has a version for every reading', () => {
    expect(READINGS.filter(({ reading }) => parseControllerVersion(reading.since) === undefined)).toEqual([]);
  });

  test('has only valid defaults and samples', () => {
    const values = READINGS.flatMap(({ name, kind, reading }) => [
      ...reading.initial === undefined ? [] : [reading.initial],
      ...'sample' in reading.values ? [reading.values.sample] : [],
      ...reading.needsIpvs ?? [],
      ...(reading.relations ?? []).flatMap((relation) => relation.when ?? []),
    ].map((value) => ({ name, kind, value, wrong: wrongValue(reading, value) })));
    expect(values.filter(({ wrong }) => wrong !== undefined)).toEqual([]);
  });

  test('has versions of forms that are newer than the reading, and of defaults', () => {
    const newer = READINGS.flatMap(({ name, kind, reading }) => (reading.newer ?? []).map((form) => ({ name, kind, reading, form })));
    expect(newer.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'additional-resource-tags clb', 'additional-resource-tags nlb', 'zone-maps nlb', 'acl-id clb', 'backend-ip-version nlb', 'weight clb',
    ]);
    expect(newer.filter(({ reading, form }) => isControllerAtLeast(reading.since, form.since) !== ReachabilityAnswer.NO)).toEqual([]);
    expect(newer.filter(({ kind, form }) => form.nextTo !== undefined && readingOf(form.nextTo as 'id', kind) === undefined)).toEqual([]);
  });

  test('finds the port of the Service in samples of settings with ports', () => {
    const ports = READINGS.flatMap(({ name, kind, reading: { port, values } }) => (
      port === undefined || !('sample' in values) ? [] : [`${name} ${kind} ${values.sample.split(',').map((entry) => port.exec(entry)?.[1]).join(' ')}`]
    ));
    expect(ports).toEqual([
      'protocol-port clb 443 80', 'protocol-port nlb 443 80', 'forward-port clb 80', 'listener-port-range nlb 80', 'vgroup-port clb 80', 'vgroup-port nlb 80',
    ]);
  });

  test('relates settings to settings of the same kind of load balancer, and to valid values of them', () => {
    const others = READINGS.flatMap(({ name, kind, reading }) => (reading.relations ?? []).flatMap((relation) => (
      [relation.needs, relation.excludes].filter((other): other is Other => other !== undefined).map((other) => ({ name, kind, other }))
    )));
    expect(others.length).toBeGreaterThan(30);
    for (const { name, kind, other } of others) {
      const reading = readingOf(other.name as 'id', kind);
      expect([name, kind, reading === undefined ? 'not read' : 'read']).toEqual([name, kind, 'read']);
      expect((other.values ?? []).filter((value) => wrongValue(reading!, value) !== undefined)).toEqual([]);
    }
  });
});

test('the page about annotations is the table', () => {
  expect(annotationsPage()).toBe(readFileSync(join(__dirname, '..', '..', 'docs', 'annotations.md'), 'utf8'));
});

test('a key with either prefix names the same setting, and one without a prefix none', () => {
  const keys = ['alibaba-cloud-loadbalancer-id', 'alicloud-loadbalancer-id', 'id'].map((name) => settingOf(`service.beta.kubernetes.io/${name}`));
  expect(keys).toEqual(['id', 'id', undefined]);
});

test('the backend type is read without a prefix only', () => {
  const keys = ['alibaba-cloud-loadbalancer-backend-type', 'backend-type'].map((name) => settingOf(`service.beta.kubernetes.io/${name}`));
  expect(keys).toEqual([undefined, 'backend-type']);
});

describe('a value', () => {
  const mistakeOf = (name: 'scheduler', kind: BalancerKind, value: string) => wrongValue(readingOf(name, kind)!, value);

  test.each([
    ['scheduler', 'clb', 'wrr', undefined],
    ['scheduler', 'clb', '', undefined],
    ['scheduler', 'clb', 'wlc', undefined],
    ['scheduler', 'clb', 'random', { mistake: 'word', fatal: false }],
    ['acl-type', 'clb', 'grey', { mistake: 'word', fatal: true }],
    ['acl-id', 'clb', '"acl-a"', { mistake: 'quoted', fatal: true }],
    ['scheduler', 'nlb', 'wlc', undefined],
    ['scheduler', 'clb', 'WRR', { mistake: 'letterCase', fatal: false }],
    ['scheduler', 'nlb', 'WRR', undefined],
    ['tls-cipher-policy', 'clb', 'tls_cipher_policy_9', { mistake: 'word', fatal: false }],
    ['force-override-listeners', 'clb', 'True', { mistake: 'letterCase', fatal: false }],
    ['force-override-listeners', 'clb', '"true"', { mistake: 'quoted', fatal: false }],
    ['protocol-port', 'clb', 'https:443,http:80', undefined],
    ['protocol-port', 'clb', '"https:443"', { mistake: 'quoted', fatal: true }],
    ['protocol-port', 'clb', 'https:443, http:80', { mistake: 'blanks', fatal: true }],
    ['protocol-port', 'clb', 'https:443\n', { mistake: 'lineFeed', fatal: true }],
    ['protocol-port', 'clb', 'https:443,tcpssl:444', { mistake: 'entry', fatal: true, entry: 'tcpssl:444' }],
    ['protocol-port', 'nlb', 'https:443', { mistake: 'entry', fatal: true, entry: 'https:443' }],
    ['protocol-port', 'nlb', 'TCPSSL:443,tcp:80', undefined],
    ['health-check-interval', 'clb', '2', undefined],
    ['health-check-interval', 'clb', '2s', { mistake: 'notWhole', fatal: true }],
    ['health-check-interval', 'clb', '51', { mistake: 'outOfRange', fatal: false }],
    ['weight', 'clb', '101', { mistake: 'outOfRange', fatal: true }],
    ['resource-group-id', 'clb', 'rg a', undefined],
    ['name', 'clb', 'edge_1.a-b', undefined],
    ['name', 'nlb', '\u8fb9\u7f18', undefined],
    ['name', 'clb', 'my edge', { mistake: 'form', fatal: false }],
    ['name', 'clb', '1-edge', { mistake: 'form', fatal: false }],
    ['ip', 'clb', '192.168.0.7', undefined],
    ['ip', 'clb', '255.255.255.255', undefined],
    ['ip', 'clb', '10.0.0', { mistake: 'form', fatal: true }],
    ['ip', 'clb', '10.0.0.256', { mistake: 'form', fatal: true }],
    ['ip', 'clb', '10.0.0.1,10.0.0.2', { mistake: 'form', fatal: true }],
    ['ip', 'clb', '"10.0.0.1"', { mistake: 'quoted', fatal: true }],
    ['ip', 'clb', 'fd00::1', { mistake: 'form', fatal: true }],
    ['spec', 'clb', 'slb.s3.large', undefined],
    ['spec', 'clb', 'slb.s0.share', undefined],
    ['spec', 'clb', 'small', { mistake: 'form', fatal: false }],
    ['spec', 'clb', 'slb.s1', { mistake: 'form', fatal: false }],
    ['health-check-uri', 'clb', '/healthz?a=b', undefined],
    ['health-check-uri', 'nlb', 'healthz', { mistake: 'form', fatal: false }],
    ['health-check-uri', 'clb', `/${'a'.repeat(80)}`, { mistake: 'form', fatal: false }],
    ['health-check-domain', 'clb', '$_ip', undefined],
    ['health-check-domain', 'clb', 'https://gw.example.com', { mistake: 'form', fatal: false }],
    ['health-check-domain', 'nlb', '$SERVER_IP', undefined],
    ['health-check-domain', 'nlb', '$_ip', { mistake: 'form', fatal: false }],
    ['health-check-domain', 'nlb', 'GW.example.com', { mistake: 'form', fatal: false }],
    ['cookie', 'clb', 'JSESSION_ID', undefined],
    ['cookie', 'clb', '$id', { mistake: 'form', fatal: false }],
    ['health-check-http-version', 'nlb', 'HTTP2', { mistake: 'word', fatal: false }],
    ['name', 'clb', 'edge ', { mistake: 'blanks', fatal: false }],
    ['additional-resource-tags', 'clb', 'a=b, c=d, e', undefined],
  ] as const)('%s of a %s: %j', (name, kind, value, expected) => {
    expect(mistakeOf(name as 'scheduler', kind, value)).toEqual(expected);
  });
});
