import type { FieldFinding } from '../findings/finding';
import type { PlatformField } from '../model/platform';

/** A rule that could not decide. */
export interface UndecidedRule {
  readonly code: string;

  /** Fields of the platform that would decide. */
  readonly needs: readonly PlatformField[];
}

/** What the rules conclude about a gateway. */
export interface Judgement {
  readonly findings: readonly FieldFinding[];
  readonly undecided: readonly UndecidedRule[];
}
