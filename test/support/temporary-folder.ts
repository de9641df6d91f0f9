import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';

/** A temporary folder with files. */
export class TemporaryFolder {
  public readonly path = mkdtempSync(join(tmpdir(), 'asm-gateway-'));

  /** Writes a file and returns its path. */
  public write(file: string, content: string): string {
    const path = join(this.path, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  public remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
