import { readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { FACTORIES } from './support/factories';
import { type Block, blocksIn, commandShown, ELSEWHERE } from './support/markdown';
import { anchorOf } from '../scripts/documents';
import { SOURCE_KEYWORD, sourceHash, textIn, withText } from '../scripts/png';

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
  const [, words, file] = /!\[([^\]]+)\]\([^)]+\/main\/([^)]+\.png)\)/.exec(README) ?? [];
  const drawing = readFileSync(join(ROOT, file.replace('.png', '.svg')), 'utf8');

  test('is described in words for people who do not see it', () => {
    expect(words).toContain('load balancer address');
    expect(drawing).toMatch(/<title id="title">[^<]+<\/title>/);
  });

  test('shows the drawing as it is now; `npx projen screenshot two-paths` writes it', () => {
    expect(textIn(readFileSync(join(ROOT, file)), SOURCE_KEYWORD)).toBe(sourceHash(drawing));
  });

  test('has an opaque background, so it can be read on a dark page', () => {
    const { width, height } = /viewBox="0 0 (?<width>\d+) (?<height>\d+)"/.exec(drawing)?.groups ?? {};
    const [, w, h, fill] = /<rect x="1" y="1" width="(\d+)" height="(\d+)" rx="12" fill="(#\w+)"/.exec(drawing) ?? [];
    expect([Number(w), Number(h), fill]).toEqual([Number(width) - 2, Number(height) - 2, '#ffffff']);
  });

  test('comes before the first command', () => {
    expect(README.indexOf(file)).toBeLessThan(README.indexOf('```'));
  });
});

describe.each(['README.md', 'CHANGELOG.md', 'SECURITY.md'])('%s, which npm and Construct Hub show without the other files', (document) => {
  const text = readFileSync(join(ROOT, document), 'utf8');
  const prose = text.replace(/^```\w*\n[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
  const targets = [/\]\(([^)\s]+)/g, /^\[[^\]]+\]: (\S+)/gm, /(?:href|src)="([^"]+)"/g]
    .flatMap((pattern) => [...prose.matchAll(pattern)].map(([, target = '']) => target));

  test('has only links with a host, and to its own headings', () => {
    const anchors = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => `#${anchorOf(heading)}`);
    expect(targets.filter((target) => !target.startsWith('https://') && !anchors.includes(target))).toEqual([]);
  });

  test('has only pictures with a description, at an address that serves a picture', () => {
    const pictures = [...prose.matchAll(/!\[([^\]]*)\]\(([^)]*)\)/g)].map(([, words, address]) => ({ words, address }));
    const ADDRESS = /^https:\/\/raw\.githubusercontent\.com\/cdk8s-asm-gateway\/cdk8s-asm-gateway\/main\/.+\.png$/;
    expect(pictures.filter(({ words, address }) => words === '' || !ADDRESS.test(address))).toEqual([]);
    expect(prose).not.toContain('<img');
  });

  test('has nothing that only GitHub renders', () => {
    expect(text.match(/^```(?:mermaid|geojson|topojson|stl|math)|^> \[!|^\$\$/gm)).toBeNull();
  });
});

describe('a text in a picture', () => {
  const picture = readFileSync(join(ROOT, 'docs', 'guide', 'images', 'diagnose-report.png'));

  test('is read back, and the picture is otherwise the same', () => {
    const marked = withText(picture, 'Key', 'some text');
    expect([textIn(marked, 'Key'), textIn(marked, 'Ke'), textIn(picture, 'Key')]).toEqual(['some text', undefined, undefined]);
    expect(marked.length - picture.length).toBe(12 + 'Key some text'.length);
  });

  test('has the check sum that the format requires', () => {
    expect(withText(picture, 'Key', 'some text').toString('hex', 33, 33 + 25)).toBe(`0000000d${Buffer.from('tEXtKey\0some text').toString('hex')}feced774`);
  });
});
