import { execFileSync, spawnSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { documentsIn } from '../../src/kubernetes/yaml';

/** A document that was read, or the reason why it cannot be. */
export type Read = { readonly value: unknown } | { readonly error: string };

/** A text that the two readers read differently. */
export interface Difference {
  readonly text: string;
  readonly ours: Read | undefined;
  readonly theirs: Read | undefined;
}

/** The reader of kubectl, built from test/yaml-reference. */
export class YamlReference {
  private readonly folder = mkdtempSync(join(tmpdir(), 'yaml-reference-'));

  constructor() {
    execFileSync('go', ['build', '-o', this.program, '.'], { cwd: join(__dirname, '..', 'yaml-reference'), stdio: 'pipe' });
  }

  private get program(): string {
    return join(this.folder, 'reference');
  }

  /** The documents of each text, as kubectl reads them. */
  public read(texts: readonly string[]): Read[][] {
    const { stdout, status } = spawnSync(this.program, { input: JSON.stringify(texts), maxBuffer: 1024 ** 3, encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(`the reference ended with ${String(status)}`);
    }
    return JSON.parse(stdout) as Read[][];
  }

  /** The first difference of each text between the two readers. What is not an object is left out: kubectl rejects it later. */
  public differences(texts: readonly string[]): Difference[] {
    const all = this.read(texts);
    return texts.flatMap((text, index) => differenceIn(text, ourReading(text), (all[index] as Read[]).filter(isObjectOrError)));
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

export function ourReading(text: string): Read[] {
  return [...documentsIn(text)]
    .map((document): Read => ('problem' in document ? { error: document.problem.values.case } : { value: document.value }))
    .filter(isObjectOrError);
}

function isObjectOrError(read: Read): boolean {
  return 'error' in read || (typeof read.value === 'object' && read.value !== null && !Array.isArray(read.value));
}

function differenceIn(text: string, ours: readonly Read[], theirs: readonly Read[]): Difference[] {
  for (let index = 0; index < Math.max(ours.length, theirs.length); index += 1) {
    const [our, their] = [ours[index], theirs[index]];
    const stopped = their === undefined && 'error' in (theirs.at(-1) ?? {});
    if (stopped) {
      return [];
    }
    if (our === undefined || their === undefined || inShort(our) !== inShort(their)) {
      return [{ text, ours: our, theirs: their }];
    }
  }
  return [];
}

/** The value with its keys sorted, as text. All errors are alike. */
function inShort(read: Read): string {
  return 'error' in read ? 'error' : JSON.stringify(sorted(read.value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]);
}
