import { readdirSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..');

/** Folder of the examples. */
export const EXAMPLES = join(ROOT, 'examples');

/** Where `npm run synth` writes. */
export const OUTPUT = join(ROOT, 'dist');

/** The examples that synthesize, each a folder with a cdk8s app. */
export function exampleNames(): string[] {
  return readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'invalid')
    .map(({ name }) => name);
}

/** The examples that are refused, each a file that begins with the code it is refused with. */
export function invalidExamples(): string[] {
  return readdirSync(join(EXAMPLES, 'invalid')).filter((file) => file.endsWith('.ts'));
}
