import { FindingLevel } from '../finding';

/** How much a wrong setting of a load balancer matters. */
export interface Severity {
  /** Whether the load balancer or its listeners are not made. Otherwise the setting has no effect, or may have none. */
  readonly fatal: boolean;
}

/** The level of a finding about such a setting. */
export function levelOf({ fatal }: Severity): FindingLevel {
  return fatal ? FindingLevel.ERROR : FindingLevel.WARNING;
}
