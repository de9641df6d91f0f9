import { createHash, randomBytes } from 'crypto';
import { clusterObjects } from './objects';
import { clusterWith, FAULT, fine, fromPod, large, stranded } from './report-support';
import { diagnosed } from './support';
import { clustersHtml } from '../../src/diagnose/clusters-html';
import { snapshotIn } from '../../src/diagnose/embedded-snapshot';
import { printable } from '../../src/text';

const htmlOf = (...parts: Parameters<typeof clusterWith>) => clustersHtml([clusterWith(...parts)], '{"kind":"List"}');

/** The texts of elements. */
const textsIn = (html: string, element: string) => [...html.matchAll(new RegExp(`<${element}\\b[^>]*>(.*?)</${element}>`, 'gs'))].map(([, text]) => text);

describe('the HTML report', () => {
  const html = htmlOf(stranded());

  test('allows its own style and script, and nothing else', () => {
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [style] = textsIn(html, 'style');
    const [, script] = textsIn(html, 'script');
    expect(/Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1].replaceAll('&#39;', '\'')).toBe(
      `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`,
    );
    expect(html).not.toMatch(/ style="| on\w+="| src="|@import|url\((?!#)/);
  });

  test('has a language, one main heading, and headings without a gap', () => {
    const levels = [...html.matchAll(/<h(\d)\b/g)].map(([, level]) => Number(level));
    expect(html).toContain('<html lang="en">');
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => index > 0 && level > levels[index - 1] + 1)).toEqual([]);
  });

  test('has every id once, and refers only to ids that exist', () => {
    const document = clustersHtml([clusterWith(stranded(), 'east'), clusterWith(fromPod(), 'west')], '{}');
    const ids = [...document.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    const references = [...document.matchAll(/ (?:aria-\w+by|aria-controls|href)="#?([^":]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('draws the path of a stranded pod up to where it ends', () => {
    expect(textsIn(html, 'title')[1]).toBe(
      'The path of a pod on node-2: kube-proxy, IPVS, before 1.24, then virtual server without endpoints: refused.',
    );
    expect(html.match(/class="station \w+"/g)).toEqual(['class="station client"', 'class="station box"', 'class="station lost"']);
  });

  test('draws the path of the pod that was named', () => {
    expect(htmlOf(fromPod())).toContain('From shop/checkout on node-2 to the load balancer address');
  });

  test('draws the path of a client in the host network if only those fail', () => {
    const diagnosis = diagnosed(clusterObjects({ mode: 'ipvs' }));
    expect(diagnosis.verdict.code).toBe('ASMG0302');
    expect(htmlOf(diagnosis)).toContain('From a client in the host network on node-2 to the load balancer address');
  });

  test('draws every possible path, dashed, if it is not known which one a request takes', () => {
    const diagnosis = diagnosed(clusterObjects({ clusterCidr: '10.0.0.0/8', daemonSets: ['terway-eniip', 'kube-proxy-worker'] }));
    const document = htmlOf(diagnosis);
    expect(document).toContain('class="path possible"');
    expect(textsIn(document, 'title')[1]).toContain('; or ');
  });

  test('draws no path if the Service publishes no address', () => {
    const document = htmlOf(diagnosed(clusterObjects({ ...FAULT, ingress: [] })));
    expect(document).toContain('ASMG0506');
    expect(document).not.toContain('class="path');
  });

  test('shows each node, those that are stranded first', () => {
    expect(textsIn(html, 'b')).toEqual(['node-2', 'node-3', 'node-1']);
    expect(textsIn(html, 'ul')[0].replace(/<[^>]*>/g, '').match(/\d \w+(?: known)?/g)).toEqual(['2 stranded', '0 not known', '1 reached']);
  });

  test.each([25, 199, 1000, 1013, 5000])('covers exactly one square for each of %d nodes', (count) => {
    const document = htmlOf(large(count, { 'cn-hangzhou.192.168.0.60': { 'kubernetes.io/os': 'windows' } }));
    const areas = [...document.matchAll(/<rect fill="url\(#many-(\w+)\)" x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/g)];
    const squares = areas.flatMap(([, state, ...sizes]) => {
      const [x, y, width, height] = sizes.map((size) => Number(size) / 10);
      return Array.from({ length: width * height }, (_, index) => ({ state, at: `${x + index % width},${y + Math.floor(index / width)}` }));
    });
    const reached = Math.min(count, 50);
    const unknown = count > 60 ? 1 : 0;
    expect(new Set(squares.map(({ at }) => at)).size).toBe(count);
    expect(squares).toHaveLength(count);
    expect(['stranded', 'unknown', 'reached'].map((wanted) => squares.filter(({ state }) => state === wanted).length))
      .toEqual([count - reached - unknown, unknown, reached]);
  });

  test('is passed on unchanged by the terminal', () => {
    expect(printable(html)).toBe(html);
  });

  test('says nothing about a snapshot that it does not hold', () => {
    const document = clustersHtml([clusterWith(fine())], undefined);
    expect(document).not.toContain('--from');
    expect(snapshotIn(document)).toBeUndefined();
  });
});

describe('the size of the HTML report', () => {
  const nodes = Array.from({ length: 5000 }, (_, index) => `cn-hangzhou.192.168.${Math.floor(index / 256)}.${index % 256}`);
  const snapshot = JSON.stringify({ kind: 'List', items: clusterObjects({ ...FAULT, nodes }) });

  test('of 50 Services on 5,000 nodes is at most 1 MB', () => {
    const diagnosis = large(5000);
    const html = clustersHtml([{ context: 'east', diagnoses: Array.from({ length: 50 }, () => diagnosis), problem: undefined }], snapshot);
    expect(snapshot.length).toBeGreaterThan(1e6);
    expect(Buffer.byteLength(html)).toBeLessThan(1e6);
    expect(html.match(/class="squares"/g)).toHaveLength(50);
    expect(snapshotIn(html)).toBe(snapshot);
  });
});

describe('the embedded snapshot', () => {
  const within = (snapshot: string) => clustersHtml([clusterWith(fine())], snapshot);

  test('is readable if it is short', () => {
    expect(within('{"name":"</script><b>"}')).toContain('<script type="application/json" id="snapshot">{"name":"\\u003c/script\\u003e\\u003cb\\u003e"}</script>');
  });

  test('comes back if it is long', () => {
    const snapshot = JSON.stringify({ text: `${'é</script>'.repeat(20_000)}${randomBytes(1000).toString('hex')}` });
    expect(snapshotIn(within(snapshot))).toBe(snapshot);
  });

  test('is not found in another file', () => {
    expect(['', '{}', '<html></html>', '<script type="application/json" id="snapshot">'].map(snapshotIn)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('that was changed is refused', () => {
    const changed = within(JSON.stringify('x'.repeat(200_000))).replace(/"data":"[^"]{20}/, '"data":"AAAA');
    expect(() => snapshotIn(changed)).toThrow();
  });
});
