import { fc } from './support/properties';
import { displayWidth, distance, nearest, wrapped } from '../src/text';

describe('the nearest word', () => {
  test.each([
    ['', 'abc', 3], ['kitten', 'sitting', 3], ['Port', 'port', 0], ['ab', 'ba', 1], ['spec', 'sepc', 1], ['spec', 'SPCE', 1], ['abcd', 'badc', 2], ['ab', 'bxa', 3], ['ca', 'abc', 3],
  ])('differs: %s and %s by %i', (a, b, expected) => {
    expect(distance(a, b)).toBe(expected);
  });

  test('has the same distance in both directions', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => expect(distance(a, b)).toBe(distance(b, a))));
  });

  test('is as far away if both words begin and end with other letters too', () => {
    const word = fc.stringMatching(/^[ab]{0,6}$/);
    fc.assert(fc.property(word, word, word, word, (start, a, b, end) => expect(distance(`${start}${a}${end}`, `${start}${b}${end}`)).toBe(distance(a, b))));
  });

  test('is one edit away if two neighbors are swapped', () => {
    const words = fc.array(fc.constantFrom(...'abcdef'), { minLength: 2, maxLength: 12 });
    fc.assert(fc.property(words, fc.nat(10), (letters, place) => {
      const at = place % (letters.length - 1);
      const swapped = [...letters.slice(0, at), letters[at + 1], letters[at], ...letters.slice(at + 2)];
      expect(distance(letters.join(''), swapped.join(''))).toBe(letters[at] === letters[at + 1] ? 0 : 1);
    }));
  });

  test('comes first, and words that differ by more than a third are left out', () => {
    expect(nearest('prot', ['name', 'ports', 'port'])).toEqual(['port']);
    expect(nearest('pxrt', ['name', 'ports', 'part'])).toEqual(['part']);
    expect(nearest('trop', ['name', 'ports', 'port'])).toEqual([]);
    expect(nearest('replicaCounts', ['replicaCount', 'maxReplicas', 'minReplicas'])).toEqual(['replicaCount']);
    expect(nearest('targtport', ['targetPorts', 'targetPort'])).toEqual(['targetPort', 'targetPorts']);
  });
});

describe('wrapped text', () => {
  const words = fc.array(fc.stringMatching(/^[a-z中\u0301]{1,12}$/), { minLength: 1, maxLength: 30 });
  const width = fc.integer({ min: 1, max: 40 });
  const indent = fc.integer({ min: 0, max: 6 });
  const split = (text: string) => text.split(/[ \n]+/).filter((word) => word !== '');

  test('keeps every word, in order', () => {
    fc.assert(fc.property(words, width, indent, (all, columns, spaces) => {
      expect(split(wrapped(all.join(' '), columns, spaces))).toEqual(all);
    }));
  });

  test('has no line wider than the width, except for a single word', () => {
    fc.assert(fc.property(words, width, indent, (all, columns, spaces) => {
      const wide = wrapped(all.join(' '), columns, spaces).split('\n').filter((line) => displayWidth(line) > columns);
      expect(wide.filter((line) => split(line).length > 1)).toEqual([]);
    }));
  });

  test('breaks a line only if the next word does not fit', () => {
    fc.assert(fc.property(words, width, indent, (all, columns, spaces) => {
      const lines = wrapped(all.join(' '), columns, spaces).split('\n');
      lines.slice(1).forEach((line, index) => {
        expect(displayWidth(`${lines[index]} ${split(line)[0]}`)).toBeGreaterThan(columns);
      });
    }));
  });

  test('begins every continued line with the indent', () => {
    expect(wrapped('  one two three', 9, 4)).toBe('  one two\n    three');
  });

  test('keeps line feeds, empty lines and columns of a line that fits', () => {
    expect(wrapped('a   b\n\nc', 5, 2)).toBe('a   b\n\nc');
  });

  test('is unchanged without a limit', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(wrapped(text, Infinity, 4)).toBe(text)));
  });

  test('counts no columns for colors, and two for wide characters', () => {
    expect(displayWidth('\u001b[31merror\u001b[0m')).toBe(5);
    expect(displayWidth('网关a')).toBe(5);
    expect(displayWidth('e\u0301')).toBe(1);
  });
});
