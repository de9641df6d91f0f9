/** How many letters have to be added, removed or exchanged to make one word of the other, capitals aside. */
export function distance(a: string, b: string): number {
  const [from, to] = [a.toLowerCase(), b.toLowerCase()];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[to.length];
}

/** The known words for which somebody may have written another by mistake, the likeliest first; none that differs by more than a third. */
export function nearest(word: string, known: readonly string[]): string[] {
  // A word of another length by more than that differs by more, too.
  const most = Math.max(1, Math.floor(word.length / 3));
  return known
    .filter((each) => Math.abs(each.length - word.length) <= most)
    .map((each) => ({ each, far: distance(word, each) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .map(({ each }) => each);
}
