import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { architectureWith } from '../projenrc/architecture';

/* Writes the generated parts of ARCHITECTURE.md: the picture of the wings and the table of rooms. */

const path = join(__dirname, '..', 'ARCHITECTURE.md');
writeFileSync(path, architectureWith(readFileSync(path, 'utf8')));
