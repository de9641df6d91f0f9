/** The folder for everything that was built or fetched, from which a second run starts at once. */
import { homedir } from 'os';
import { join } from 'path';

export const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-asm-gateway-lab');
