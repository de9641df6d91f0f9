import * as fc from 'fast-check';

/*
 * Tests of properties take fast-check from here: every run then tries the same values, on every machine. Without it, a failure
 * may not appear again. A test that names a seed of its own keeps it.
 */

fc.configureGlobal({ seed: 20261127 });

export * as fc from 'fast-check';
