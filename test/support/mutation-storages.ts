import { AsyncLocalStorage } from 'async_hooks';

/*
 * Only for `npm run mutation`, which runs jest hundreds of times in one process. jest-circus makes an AsyncLocalStorage for each
 * test file and leaves it enabled. Up to Node 22 every promise then visits all of them, and each run is slower than the one before.
 */

const RUN = Symbol.for('cdk8s-asm-gateway.run-of-storage');

/** The class that all test files of the process share. */
const { prototype } = AsyncLocalStorage as unknown as { prototype: Storage };

interface Storage {
  [RUN]?: { readonly run: (...args: unknown[]) => unknown; readonly used: Set<Storage> };
  run(...args: unknown[]): unknown;
  disable(): void;
}

prototype[RUN] ??= { run: prototype.run, used: new Set() };
const { run, used } = prototype[RUN];

/* Those of the files before this one. */
used.forEach((storage) => storage.disable());
used.clear();

prototype.run = function (...args) {
  used.add(this);
  return run.apply(this, args);
};
