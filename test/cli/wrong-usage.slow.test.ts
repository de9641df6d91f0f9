import { Workplace } from './support';
import { FACTS } from '../../src/model/facts';
import { listed } from '../../src/text';
import { manifestText } from '../runner/support';

let place: Workplace;
beforeAll(() => (place = new Workplace()));
afterAll(() => place.remove());

const run = (text: string) => place.run(['explain', ...text.split(' ').filter((word) => word !== '')]);

describe('asm-gateway', () => {
  test.each([[[]], [['frobnicate']], [['lint']]])('rejects %j', async (args) => {
    const outcome = await place.run(args);
    expect([outcome.code, outcome.stdout]).toEqual([2, '']);
    expect(outcome.stderr).toMatch(/See asm-gateway (lint )?--help\.\n$/);
  });
});

describe('asm-gateway explain', () => {
  test.each([
    ['', 'nothing to explain: add a code, a fact, --strategy or --policy'],
    ['ASMG0101 --strategy eni', 'a code or fact cannot be combined with flags that describe a setup'],
    ['F12 --strategy eni', 'a code or fact cannot be combined with flags that describe a setup'],
    ['--cni flannel', '--strategy or --policy is missing'],
    ['--backend eni', '--strategy or --policy is missing'],
    ['--strategy eni --policy Local', '--strategy and --policy cannot be combined'],
    ['--strategy eni --backend eni', '--backend needs --policy'],
    ['--strategy magic', 'Allowed choices are dns-only, cluster, eni, hostname'],
    ['--policy local', 'Allowed choices are Cluster, Local'],
    ['--policy Local --cni calico', 'Allowed choices are flannel, terway-eniip'],
    ['--policy Local --proxy-mode bpf', 'Allowed choices are iptables, ipvs, nftables, none, unknown'],
    ['--policy Local --status name', 'Allowed choices are ip, hostname, ip-proxy'],
    ['--policy Local --pod-cidr-known yes', 'Allowed choices are true, false, unknown'],
    ['--policy Local --kubernetes latest', '--kubernetes "latest" is not a version. Write the Kubernetes version, for example 1.28'],
    ['--policy Local --outptu json', 'unknown option'],
    ['ASMG0101 --output xml', 'Allowed choices are text, json'],
    ['ASMG0101 ASMG0102', 'too many arguments'],
  ])('rejects "%s" with one sentence and a fix', async (text, sentence) => {
    const { code, stdout, stderr } = await run(text);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^asm-gateway: [^\n]+ See asm-gateway explain --help\.\n$/);
    expect(stderr).toContain(sentence);
  });

  test.each([
    ['F11', 'unknown fact "F11"; the nearest are F10, F12 and F9.'],
    ['f100', `unknown fact "f100"; the nearest are ${listed(Object.keys(FACTS).slice(-3).reverse())}.`],
    ['F12x', 'unknown fact "F12x"; the nearest are F12, F13 and F10.'],
    ['fact', 'codes look like ASMG0209, facts like F12.'],
  ])('rejects %s and lists the valid values', async (text, sentence) => {
    const { code, stdout, stderr } = await run(text);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });
});

describe('asm-gateway verify reports in one line with the fix', () => {
  test.each<[string, string[], RegExp]>([
    ['no manifest', ['verify'], /required option '-f, --filename <manifest>'/],
    ['a missing manifest', ['verify', '-f', 'missing.yaml'], /"missing.yaml" cannot be read: it does not exist\. Pass a synthesized manifest/],
    ['a manifest without a verification', ['verify', '-f', 'empty.yaml'], /contains no verification, .* Synthesize a GatewayVerification/],
    ['a manifest that is not YAML', ['verify', '-f', 'broken.yaml'], /"broken.yaml" cannot be read: the YAML cannot be read/],
    ['an unknown name', ['verify', '-f', 'proof.yaml', '--name', 'nope'], /no verification "nope", .* Pass --name "test-verify-/],
    ['a duration without a unit', ['verify', '-f', 'proof.yaml', '--timeout', '90'], /argument '90' is invalid\. Write a duration/],
  ])('%s', async (_, args, sentence) => {
    place.write('proof.yaml', manifestText('dns'));
    place.write('empty.yaml', 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n');
    place.write('broken.yaml', 'a: [');
    const { code, stdout, stderr } = await place.run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^asm-gateway: [^\n]+\n$/);
    expect(stderr).toMatch(sentence);
  });
});
