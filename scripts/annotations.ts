import { writeFileSync } from 'fs';
import { join } from 'path';
import { annotationsPage } from './annotations-page';

/* Writes docs/annotations.md: every annotation of the cloud controller. */

writeFileSync(join(__dirname, '..', 'docs', 'annotations.md'), annotationsPage());
