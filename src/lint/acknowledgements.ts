import type { ConfigAcknowledgement } from './config';
import type { LintFinding } from './result';
import { acknowledgementProblem } from '../findings/acknowledgement';
import { STALE_ACKNOWLEDGEMENT } from '../findings/catalogue/lint-settings';
import { BAD_ACKNOWLEDGEMENT } from '../findings/catalogue/resource';
import { type FieldFinding, FindingLevel } from '../findings/finding';
import type { Acknowledgement } from '../rules/acknowledgements';
import type { UndecidedRule } from '../rules/judgement';

/** What the rules concluded about one gateway. */
interface Concluded {
  readonly findings: readonly FieldFinding[];
  readonly undecided: readonly UndecidedRule[];
}

/**
 * Whether an acknowledgement has no effect on a gateway: no warning has its code, and no undecided rule may find it.
 */
export function isStale({ code }: Acknowledgement, { findings, undecided }: Concluded): boolean {
  return code !== STALE_ACKNOWLEDGEMENT.code && !undecided.some((rule) => rule.code === code)
    && !findings.some((finding) => finding.code === code && finding.level !== FindingLevel.ERROR);
}

/** The finding about an acknowledgement without effect. */
export function staleFinding({ code, field }: Acknowledgement, findings: readonly FieldFinding[]): FieldFinding {
  const isError = findings.some((finding) => finding.code === code);
  return STALE_ACKNOWLEDGEMENT.finding({ case: isError ? 'onlyErrors' : 'nothing', acknowledged: code }, field);
}

/** The reason why a finding is acknowledged; undefined if it is not. An error never is. */
export function reasonFor(
  { code, level }: FieldFinding, acknowledgements: readonly Acknowledgement[],
): Acknowledgement | undefined {
  return level === FindingLevel.ERROR ? undefined : acknowledgements.find((each) => each.code === code);
}

/** What lint concluded about a gateway. */
export interface GatewayConclusion extends Concluded {
  /** `namespace/name`. */
  readonly object: string;

  /** False for another Service, which may have the name of a gateway. */
  readonly isGateway: boolean;
}

function isFor({ gateway }: ConfigAcknowledgement, { object, isGateway }: GatewayConclusion): boolean {
  return gateway === undefined || (isGateway && gateway === object);
}

/** The acknowledgements of a configuration file that are for an object. */
export function acknowledgementsFor(
  conclusion: GatewayConclusion, all: readonly ConfigAcknowledgement[],
): ConfigAcknowledgement[] {
  return all.filter((each) => isFor(each, conclusion));
}

/**
 * The mistakes in the acknowledgements of a configuration file, and those without effect. If lint did not read
 * everything that the file names, an acknowledgement may have an effect on a gateway that was not read.
 */
export function configFindingsOf(
  all: readonly ConfigAcknowledgement[], conclusions: readonly GatewayConclusion[], isComplete: boolean,
): LintFinding[] {
  return all.flatMap((each) => {
    const { code, reason, gateway, file, place } = each;
    const problem = acknowledgementProblem(code, reason);
    if (problem !== undefined) {
      return [{ ...BAD_ACKNOWLEDGEMENT.finding(problem), file, ...place }];
    }
    const mine = conclusions.filter((conclusion) => isFor(each, conclusion));
    const isRead = isComplete || (gateway !== undefined && mine.length > 0);
    const findings = mine.flatMap((conclusion) => conclusion.findings);
    return isRead && mine.every((conclusion) => isStale(each, conclusion))
      ? [{ ...staleFinding({ code, reason }, findings), file, ...place }] : [];
  });
}
