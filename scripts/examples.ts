import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, relative } from 'path';

const ROOT = join(__dirname, '..');

/** The folder of the examples. */
export const EXAMPLES = join(ROOT, 'examples');

/** The output folder of `npm run synth`. */
export const OUTPUT = join(ROOT, 'dist');

/** The examples that synthesize, each a folder with a cdk8s app. */
export function exampleNames(): string[] {
  return readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => existsSync(join(EXAMPLES, name, 'main.ts')));
}

/** The examples that are rejected. Each file name begins with the code of the finding. */
export function invalidExamples(): string[] {
  return readdirSync(join(EXAMPLES, 'invalid')).filter((file) => file.endsWith('.ts'));
}

/** The files that an app wrote, by their paths in its output folder. */
export function filesWrittenIn(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [relative(folder, file), readFileSync(file, 'utf8')]));
}
