import { Names } from 'cdk8s';
import type { Construct } from 'constructs';

/**
 * A name for the workload of a construct: a DNS label, since pods get it as a label and as a host name. cdk8s keeps
 * dots and underscores of construct ids.
 */
export function workloadName(construct: Construct, longest: number): string {
  return Names.toDnsLabel(construct, { maxLen: longest })
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
