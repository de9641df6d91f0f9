import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { pathToFileURL } from 'url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { clusterWith, fine, fromPod, large, stranded } from './report-support';
import { clustersHtml } from '../../src/diagnose/clusters-html';
import { needs } from '../support/needs';

/** Keeps Chromium from looking for anything outside. */
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const REPORTS: readonly (readonly [string, () => string])[] = [
  ['a small cluster', () => clustersHtml([clusterWith(stranded())], '{}')],
  ['5,000 nodes', () => clustersHtml([clusterWith(large(5000, { 'cn-hangzhou.192.168.0.60': { 'kubernetes.io/os': 'windows' } }))], '{}')],
  ['two clusters', () => clustersHtml([clusterWith(fromPod(), 'east'), clusterWith(fine(), 'west')], undefined)],
];

const LOOKS = [400, 1400].flatMap((width) => (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })));

/** The texts whose contrast with what is behind them is below that of WCAG 2, level AA. Source: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const PALE_TEXTS = `(() => {
  const rgba = (color) => { const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number); return { r, g, b, a }; };
  const luminance = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ratio = (one, other) => { const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
  const behind = (element) => {
    const station = element.closest('.station');
    if (station) return rgba(getComputedStyle(station.querySelector('rect')).fill);
    for (let each = element; each; each = each.parentElement) {
      const color = rgba(getComputedStyle(each).backgroundColor);
      if (color.a === 1) return color;
    }
    throw new Error('no background');
  };
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (walker.currentNode.textContent.trim() === '' || element.closest('script, title')) continue;
    const style = getComputedStyle(element);
    const color = rgba(element.closest('svg') ? style.fill : style.color);
    texts.push({ text: walker.currentNode.textContent.trim().slice(0, 40), ratio: ratio(color, behind(element)) });
  }
  return { all: texts.length, pale: texts.filter(({ ratio }) => !(ratio >= 4.5)) };
})()`;

needs('chromium').describe('the HTML report in Chromium', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'report-'));
    browser = await chromium.launch({ executablePath: execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim(), args: FLAGS });
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** The open report, and what it asked for and complained about. */
  async function opened(html: string, options: Parameters<Browser['newPage']>[0]): Promise<{ page: Page; requests: string[]; problems: string[] }> {
    const file = join(folder, 'report.html');
    writeFileSync(file, html);
    const page = await browser.newPage(options);
    const requests: string[] = [];
    const problems: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    return { page, requests, problems };
  }

  describe.each(REPORTS)('of %s', (_, make) => {
    const html = make();

    test.each(LOOKS)('is readable at $width pixels in $colorScheme colors, and loads nothing', async ({ width, colorScheme }) => {
      const { page, requests, problems } = await opened(html, { viewport: { width, height: 900 }, colorScheme });
      const scrolls = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      const { all, pale } = await page.evaluate<{ all: number; pale: unknown[] }>(PALE_TEXTS);
      expect({ scrolls, pale, problems, requests: requests.length }).toEqual({ scrolls: 0, pale: [], problems: [], requests: 1 });
      expect(all).toBeGreaterThan(20);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(colorScheme === 'dark' ? 'rgb(20, 23, 27)' : 'rgb(245, 246, 248)');
      await page.close();
    });

    test('is usable by keyboard: Tab reaches every patch, every link and every button, and shows where it is', async () => {
      const { page } = await opened(html, { viewport: { width: 1400, height: 900 } });
      const all = await page.evaluate<number>('document.querySelectorAll("pre, a[href], button, summary").length');
      const reached = new Set<string>();
      for (let step = 0; step < all; step++) {
        await page.keyboard.press('Tab');
        const [place, outline] = await page.evaluate<[string, string]>(`(() => {
          const all = [...document.querySelectorAll("*")];
          return [document.activeElement.localName + all.indexOf(document.activeElement), getComputedStyle(document.activeElement).outlineStyle];
        })()`);
        expect(outline).toBe('solid');
        reached.add(place);
      }
      expect(reached.size).toBe(all);
      expect([...reached].filter((place) => place.startsWith('body'))).toEqual([]);
      await page.close();
    });
  });

  test('copies a patch by its button, and selects the whole patch by a click into it', async () => {
    const diagnosis = stranded();
    const patch = diagnosis.cures.map((cure) => cure.patch).find((each) => each !== undefined);
    const { page } = await opened(clustersHtml([clusterWith(diagnosis)], '{}'), { permissions: ['clipboard-read', 'clipboard-write'] });
    const code = page.locator('pre', { hasText: 'patch' }).first();
    await code.click();
    expect(await page.evaluate('String(getSelection())')).toBe(patch);
    await page.locator('button').nth(1).press('Enter');
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(patch);
    await page.close();
  });

  test('shows no button where scripts do not run', async () => {
    const { page } = await opened(clustersHtml([clusterWith(stranded())], '{}'), { javaScriptEnabled: false });
    expect(await page.locator('button:visible').count()).toBe(0);
    expect(await page.locator('pre:visible').count()).toBeGreaterThan(2);
    await page.close();
  });
});
