import type * as kplus from 'cdk8s-plus-28';

/*
 * Packages that are loaded when they are first needed and not before.
 *
 * Loading cdk8s-plus-28 costs about as much as loading cdk8s itself, and most gateways never need it.
 * This is the only file that may call `require`; everybody else names types of these packages with `import type`.
 */

/** cdk8s-plus-28, whose code of the Kubernetes API alone is 2.7 MB. */
export function cdk8sPlus(): typeof kplus {
  return require('cdk8s-plus-28') as typeof kplus;
}
