import { probing } from './probing';
import { Servers } from '../support/servers';
import { describeInAllShells } from '../support/shell';

const servers = new Servers();
afterEach(() => servers.closeAll());

/** Nearly the longest argument that Linux allows: 128 KiB with its name. */
const LONG = 120 * 1024;

/** Longer than any of these takes, and much shorter than a time that grows with the square of the length. */
const MOST_SECONDS = 10;

describeInAllShells('the probe in %s', ['curl'], (shell) => {
  const probe = probing(servers, shell);

  test.each([
    ['quotes', '"'],
    ['backslashes', '\\'],
    ['letters that are not ASCII', '\u00e9'],
    ['line breaks', '\n'],
    ['plain letters', 'a'],
    ['quotes among letters', 'ab"'],
  ])('reports an argument of 120 KiB in a few seconds if it contains %s', async (_about, unit) => {
    const text = unit.repeat(LONG / Buffer.byteLength(unit));
    const began = Date.now();
    for (const argument of [text, `url=http://127.0.0.1:1/?${text}`, `url=${text}`, `hostname=http://${text}/`]) {
      const { code, stderr, results } = await probe(['budget=5', argument]);
      expect([code, stderr, results.length]).toEqual([1, '', 1]);
      expect(results[0].url?.length).toBe(Buffer.byteLength(argument) - (argument === text ? 0 : argument.indexOf('=') + 1));
    }
    expect((Date.now() - began) / 1000).toBeLessThan(4 * MOST_SECONDS);
  });
});
