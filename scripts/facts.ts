import { writeFileSync } from 'fs';
import { join } from 'path';
import { factsPage } from './facts-page';

/* Writes docs/facts.md: every fact that answers rest on. */

writeFileSync(join(__dirname, '..', 'docs', 'facts.md'), factsPage());
