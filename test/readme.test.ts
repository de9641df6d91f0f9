import { readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { FACTORIES } from './support/factories';
import { type Block, blocksIn, commandShown, ELSEWHERE } from './support/markdown';

const ROOT = join(__dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const BLOCKS = blocksIn(README);

const commands = (block: Block) => block.text.trimEnd().split('\n');
const inLanguage = (language: string) => BLOCKS.filter((block) => block.language === language);
const fileNamed = (name: string) => BLOCKS.filter(({ comment }) => comment === `file: ${name}`).map(({ text }) => text);

describe('the README', () => {
  test('has fewer than 1,900 words', () => {
    expect(README.split(/\s+/).filter((word) => word !== '').length).toBeLessThan(1900);
  });

  test('begins "Try it" with the commands for a checkout, word for word', () => {
    const first = BLOCKS.filter(({ section }) => section === 'Try it').slice(0, 2);
    expect(first.map(({ language, text }) => [language, text])).toEqual([['sh', 'npm ci && npm run synth\n'], ['sh', 'npm ci && npm test\n']]);
  });

  test('installs every program that its commands run', () => {
    const installed = inLanguage('sh').flatMap(commands).filter((command) => command.startsWith('npm install ')).join(' ').split(' ');
    const programs = inLanguage('sh').filter(({ comment }) => comment !== 'in the checkout').flatMap(commands)
      .map((command) => /^npx (\S+)/.exec(command)?.[1]).filter((program) => program !== undefined);
    const packages = { 'asm-gateway': '../cdk8s-asm-gateway/cdk8s-asm-gateway-0.0.0.tgz', 'cdk8s': 'cdk8s-cli', 'tsx': 'tsx' };
    expect(Object.keys(packages)).toEqual(expect.arrayContaining([...new Set(programs)]));
    expect(installed).toEqual(expect.arrayContaining([...Object.values(packages), 'cdk8s', 'cdk8s-plus-28', 'constructs']));
  });

  test('marks each block of commands that cannot be run in an empty folder', () => {
    const needsMark = inLanguage('sh').filter(({ text }) => /^kubectl |^npx asm-gateway verify|npm ci/m.test(text));
    expect(needsMark.filter(({ comment }) => !ELSEWHERE.some((mark) => mark === comment)).map(({ text }) => text)).toEqual([]);
  });

  test('shows no output without its command', () => {
    const shown = inLanguage('sh').flatMap(commands);
    const outputs = BLOCKS.map(commandShown).filter((command) => command !== undefined);
    expect(outputs.filter((command) => !shown.includes(`npx ${command}`))).toEqual([]);
    expect(outputs.length).toBeGreaterThan(2);
  });

  test('shows only generated output', () => {
    expect(inLanguage('text').concat(inLanguage('console')).filter((block) => commandShown(block) === undefined).map(({ text }) => text)).toEqual([]);
  });

  test('has an Istio Gateway that selects the pods of the default gateway', () => {
    const [gateway] = fileNamed('gateway.yaml').map((text) => parse(text) as { kind: string; spec: { selector: object } });
    expect(gateway).toMatchObject({ kind: 'Gateway', spec: { selector: { istio: 'ingressgateway' } } });
  });

  test('has a row for every strategy', () => {
    expect(FACTORIES.filter((name) => !README.includes(`| \`${name}(`))).toEqual([]);
    expect(FACTORIES.length).toBeGreaterThan(3);
  });
});

describe('the picture of the README', () => {
  const [, words, file] = /!\[([^\]]+)\]\([^)]+\/main\/([^)]+\.svg)\)/.exec(README) ?? [];
  const picture = readFileSync(join(ROOT, file), 'utf8');

  test('is described in words for people who do not see it', () => {
    expect(words).toContain('load balancer address');
    expect(picture).toMatch(/<title id="title">[^<]+<\/title>/);
  });

  test('is one file without scripts, styles or references, which sites that show it would remove', () => {
    expect(picture.match(/<(?:script|style|image|foreignObject|use)\b|href=|url\(/g)).toBeNull();
  });

  test('has an opaque background, so it can be read on a dark page', () => {
    const { width, height } = /viewBox="0 0 (?<width>\d+) (?<height>\d+)"/.exec(picture)?.groups ?? {};
    const [, w, h, fill] = /<rect x="1" y="1" width="(\d+)" height="(\d+)" rx="12" fill="(#\w+)"/.exec(picture) ?? [];
    expect([Number(w), Number(h), fill]).toEqual([Number(width) - 2, Number(height) - 2, '#ffffff']);
  });

  test('comes before the first command, and nothing on the page needs Mermaid', () => {
    expect(README.indexOf(file)).toBeLessThan(README.indexOf('```'));
    expect(inLanguage('mermaid')).toEqual([]);
  });
});
