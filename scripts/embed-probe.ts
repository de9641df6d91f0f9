import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

/*
 * Writes src/probe/probe.generated.ts from src/probe/probe.sh. Synthesis reads no files, but a shell script is easier to
 * edit, check and run in its own file.
 */

const folder = join(__dirname, '..', 'src', 'probe');
const lines = readFileSync(join(folder, 'probe.sh'), 'utf8').trimEnd().split('\n');
const literal = (line: string) => `  '${line.replace(/[\\']/g, '\\$&')}',`;

writeFileSync(join(folder, 'probe.generated.ts'), [
  '// Generated from probe.sh by `npx projen embed-probe`. Do not edit.',
  '',
  '/** The probe, as it runs in the container. */',
  'export const PROBE = [',
  ...lines.map(literal),
  '  \'\',',
  '].join(\'\\n\');',
  '',
].join('\n'));
