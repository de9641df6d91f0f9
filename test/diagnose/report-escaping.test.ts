import { clusterWith, filledWith, hostile } from './report-support';
import { clustersHtml } from '../../src/diagnose/clusters-html';
import { clustersMarkdown } from '../../src/diagnose/clusters-markdown';
import { clustersMermaid } from '../../src/diagnose/clusters-mermaid';
import { snapshotIn } from '../../src/diagnose/embedded-snapshot';
import { printable } from '../../src/text';
import { fc } from '../support/properties';

const FIXED = { seed: 20261127, numRuns: 60 };

const htmlWith = (text: string) => clustersHtml([clusterWith(filledWith(text), text)], JSON.stringify({ [text]: text }));
const markdownWith = (text: string) => clustersMarkdown([clusterWith(filledWith(text), text)]);
const mermaidWith = (text: string) => clustersMermaid([clusterWith(filledWith(text), text)]);

/** The tags of a document in their order, without the values of attributes. A drawing has a tspan for each line, so their number varies. */
const tagsOf = (html: string) => (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""')).filter((tag) => !/^<\/?tspan/.test(tag));

/** The values of attributes, by which an attribute could become a link or a script. */
const attributesOf = (html: string) => (html.match(/ (?:href|src|style|on\w+)="[^"]*"/g) ?? []);

/** Lines of Mermaid that this project writes. A label holds no character that means something in it. */
const LABEL = '(?:[\\w ,./()\':;-]|#\\d+;|<br/>)*';
const SHAPE = `(?:\\("${LABEL}"\\)|\\["${LABEL}"\\]|\\(\\["${LABEL}"\\]\\)|\\{\\{"${LABEL}"\\}\\})`;
const LINE = new RegExp(`^(?:flowchart LR|  end|  subgraph g\\d+\\["${LABEL}"\\]|  \\w+${SHAPE}|  \\w+ (?:-->|-\\.->)(?:\\|[\\w ]+\\|)? \\w+(?:${SHAPE})?|)$`);

/** What is left of a line of Markdown if everything that is escaped has another character. */
const bare = (line: string) => line.replace(/\\[!-/:-@[-`{-~]/g, '¤').replaceAll('&#8203;', '\u0000');

describe('foreign text', () => {
  const usual = { html: tagsOf(htmlWith('x')), attributes: attributesOf(htmlWith('x')).length, markdown: markdownWith('x').split('\n').length };

  test('adds no tag and no attribute to HTML', () => {
    fc.assert(fc.property(hostile, (text) => {
      const html = htmlWith(`x${text}`);
      expect([tagsOf(html), attributesOf(html).length]).toEqual([usual.html, usual.attributes]);
    }), FIXED);
  });

  test('is printable in HTML, and printing changes nothing that a hash covers', () => {
    fc.assert(fc.property(hostile, (text) => {
      const html = htmlWith(text);
      const styles = (document: string) => document.match(/<(style|script)>.*?<\/\1>/gs);
      expect(styles(printable(html))).toEqual(styles(html));
      expect(printable(html.replace(/<script type.*/s, ''))).toBe(html.replace(/<script type.*/s, ''));
    }), FIXED);
  });

  test('comes back out of the embedded snapshot, also after printing', () => {
    fc.assert(fc.property(hostile, (text) => {
      expect(JSON.parse(snapshotIn(printable(htmlWith(text))) ?? '')).toEqual(JSON.parse(JSON.stringify({ [text]: text })));
    }), FIXED);
  });

  test('adds no line and no markup to Markdown', () => {
    fc.assert(fc.property(hostile, (text) => {
      const lines = printable(markdownWith(`x${text}`)).split('\n');
      expect(lines).toHaveLength(usual.markdown);
      const prose = lines.filter((line) => !/^\s*(?:`{3,}|kubectl |strategy: )/.test(line)).map(bare);
      expect(prose.filter((line) => /<|&(?!\u0000)|`|~|\$|[@#!%^]\w|\bGH-\d|:\/\/(?!github\.com\/cdk8s-asm-gateway\/)|\bwww\./i.test(line))).toEqual([]);
      expect(prose.filter((line) => /\|/.test(line)).filter((line) => line.split('|').length !== 6)).toEqual([]);
    }), FIXED);
  });

  test('ends no code block of Markdown', () => {
    fc.assert(fc.property(hostile, (text) => {
      const fences = markdownWith(text).split('\n').map((line) => /^\s*(`{3,})(\w*)$/.exec(line)).filter((found) => found !== null);
      const pairs = fences.filter((_, index) => index % 2 === 0).map((open, index) => [open, fences[2 * index + 1]]);
      pairs.forEach(([open, close]) => expect([open?.[2], close?.[1], close?.[2]]).toEqual([expect.stringMatching(/^(?:sh|ts)$/), open?.[1], '']));
    }), FIXED);
  });

  test('means nothing to Mermaid', () => {
    fc.assert(fc.property(hostile, (text) => {
      expect(printable(mermaidWith(text)).split('\n').filter((line) => !LINE.test(line))).toEqual([]);
    }), FIXED);
  });
});
