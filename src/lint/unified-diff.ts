/** Unchanged lines around a change. */
const CONTEXT = 3;

/** The longest search for lines that are the same. Beyond it, the rest of the texts is one change. */
const FARTHEST = 2000;

/** Lines of a text that others replace: from the first line to the one behind the last. */
interface Change {
  readonly from: number;
  readonly to: number;

  /** The same in the other text. */
  readonly newFrom: number;
  readonly newTo: number;
}

/**
 * The changes of a text as `git apply` and `patch -p1` read them; empty without a change.
 *
 * Source: https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
 *
 * @param path the file, with slashes, from the folder in which the patch is applied
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  const [old, next] = [linesOf(before), linesOf(after)];
  const hunks = hunksOf(changesBetween(old, next));
  // A tab ends a name with blanks.
  const end = path.includes(' ') ? '\t' : '';
  const head = hunks.length === 0 ? [] : [`--- a/${path}${end}\n`, `+++ b/${path}${end}\n`];
  return [...head, ...hunks.map((hunk) => hunkText(old, next, hunk))].join('');
}

/** The lines with their ends. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function changesBetween(old: readonly string[], next: readonly string[]): Change[] {
  const changes: Change[] = [];
  let [at, newAt] = [0, 0];
  while (at < old.length || newAt < next.length) {
    if (old[at] === next[newAt]) {
      at += 1;
      newAt += 1;
    } else {
      const [to, newTo] = nextAlike(old, next, at, newAt);
      changes.push({ from: at, to, newFrom: newAt, newTo });
      [at, newAt] = [to, newTo];
    }
  }
  return changes;
}

/** The nearest lines behind these that are the same. A line that is left is preferred to one that is moved. */
function nextAlike(old: readonly string[], next: readonly string[], at: number, newAt: number): [number, number] {
  for (let far = 1; far <= FARTHEST; far += 1) {
    for (let removed = far; removed >= 0; removed -= 1) {
      const [to, newTo] = [at + removed, newAt + far - removed];
      // Also true if both texts end there.
      if (old[to] === next[newTo]) {
        return [to, newTo];
      }
    }
  }
  return [old.length, next.length];
}

/** Changes whose unchanged lines meet, and the lines from the first one to the last one. */
interface Hunk {
  readonly from: number;
  readonly newFrom: number;
  to: number;
  newTo: number;
  readonly changes: Change[];
}

function hunksOf(changes: readonly Change[]): Hunk[] {
  const hunks: Hunk[] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    if (last !== undefined && change.from - last.to <= 2 * CONTEXT) {
      last.changes.push(change);
      last.to = change.to;
      last.newTo = change.newTo;
    } else {
      hunks.push({ ...change, changes: [change] });
    }
  }
  return hunks;
}

function hunkText(old: readonly string[], next: readonly string[], hunk: Hunk): string {
  const before = Math.min(CONTEXT, hunk.from);
  const behind = Math.min(CONTEXT, old.length - hunk.to);
  const range = (from: number, to: number) => {
    const count = to + behind - (from - before);
    // Without lines, the number is that of the line before.
    return `${from - before + (count === 0 ? 0 : 1)},${count}`;
  };
  const lines = hunk.changes.flatMap(({ from, to, newFrom, newTo }, index) => [
    ...old.slice(hunk.changes[index - 1]?.to ?? from - before, from).map((line) => ` ${line}`),
    ...old.slice(from, to).map((line) => `-${line}`),
    ...next.slice(newFrom, newTo).map((line) => `+${line}`),
  ]);
  const all = [...lines, ...old.slice(hunk.to, hunk.to + behind).map((line) => ` ${line}`)];
  return `@@ -${range(hunk.from, hunk.to)} +${range(hunk.newFrom, hunk.newTo)} @@\n${all.map(ended).join('')}`;
}

/** A line of a patch. */
function ended(line: string): string {
  return line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`;
}
