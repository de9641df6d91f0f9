import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { publishedSchema } from '../src/lint/config-schema';

/*
 * Writes schemas/asm-gateway.schema.json: what an editor knows about the configuration file.
 */

const folder = join(__dirname, '..', 'schemas');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'asm-gateway.schema.json'), `${JSON.stringify(publishedSchema(), undefined, 2)}\n`);
