import { join } from 'path';
import { ROOT } from './documents';
import { mustRun } from './languages/shell';
import { whereInstalled } from './translate/installed';

/*
 * Compiles the TypeScript of the README and of each `@example`, and writes its translations next to the assembly. Construct Hub and the packages
 * for other languages show them. Without a folder where packages are installed, rosetta would install them.
 */

const ROSETTA = join(ROOT, 'node_modules', 'jsii-rosetta', 'bin', 'jsii-rosetta');

whereInstalled((folder) => mustRun(process.execPath, [ROSETTA, 'extract', '--strict', '--compress-tablet', '--directory', folder, '.'], ROOT));
