import { readdirSync } from 'fs';
import { join } from 'path';

/** The top of the project. */
export const ROOT = join(__dirname, '..');

/** The documents that people write, by their paths from the top of the project. */
export function markdownFiles(): string[] {
  return [
    ...readdirSync(ROOT).filter((file) => file.endsWith('.md') && file !== 'API.md'),
    ...(readdirSync(join(ROOT, 'docs'), { recursive: true }) as string[]).filter((file) => file.endsWith('.md')).map((file) => join('docs', file)),
  ];
}
