import type { ExplainOutput, ExplainReports } from './explain-output';
import { rangesInWords, requirement } from './explain-setup';
import { planeOfWords } from './plane-words';
import { type ChangedFlags, type SafeStrategy, safeStrategies } from './safe-strategies';
import { settling } from './settling';
import { type DescribedSetup, type SetupFlags, setupOfFlags } from './setup-flags';
import { UsageError } from '../findings/usage-error';
import { ReachabilityAnswer } from '../model/answer';
import {
  type ChangeDirection, directionOf, type ReachabilityChange, reachabilityChanges, unknownOnBothSides,
} from '../model/changes';
import { type PlannedChange, plannedFor } from '../model/planned-changes';
import { ClientKind, type ReachabilityRow } from '../model/question';
import { ExternalTrafficPolicy } from '../model/service';
import { clientName, TARGET_NAMES } from '../model/table';
import type { StrategyRequirement } from '../strategy/strategy-contract';
import { aligned, listed } from '../text';

/** The two planes, as they were written. */
interface WrittenPlanes {
  readonly from?: string;
  readonly to?: string;
}

/** A change of the data plane, and what follows from it. */
interface ExplainedChange {
  readonly from: string;
  readonly to: string;
  readonly setup: DescribedSetup;

  /** Whether the flags name neither a strategy nor a policy. */
  readonly assumesPolicy: boolean;
  readonly changes: readonly ReachabilityChange[];

  /** Requests whose answer is unknown before and after the change. */
  readonly unknown: readonly ReachabilityRow[];
  readonly planned: readonly PlannedChange[];
  readonly strategies: readonly SafeStrategy[];

  /** Whether in-cluster clients get through after the change with the setup as it is. */
  readonly alreadySafe: boolean;

  /** Whether a request of an in-cluster client may work worse after the change, or it is unknown before and after. */
  readonly mayFail: boolean;

  /** Requirements of the strategy that the cluster does not meet before or after the change. */
  readonly unmet: readonly StrategyRequirement[];

  /** What to declare to settle the answers that are unknown. */
  readonly settling: readonly string[];
}

/** How a change is explained. */
const REPORTS: ExplainReports<[change: ExplainedChange]> = {
  text: (change) => [
    ...heading(change), ...change.planned.map(({ says, source }) => `${says} Source: ${source}`), '',
    ...differences(change), ...settled(change), '', ...advice(change), '',
  ].join('\n'),
  json: ({ from, to, setup: { strategy = null, setup }, changes, planned, strategies, alreadySafe }) => {
    const document = {
      version: 1,
      from,
      to,
      strategy,
      externalTrafficPolicy: setup.externalTrafficPolicy,
      loadBalancer: setup.loadBalancer,
      sourceRanges: setup.sourceRanges ?? null,
      changes: changes.map(({ client, node = null, target, before, after, failure = null, why }) => (
        { client, node, target, before, after, failure, why }
      )),
      planned: planned.map(({ says, source }) => ({ says, source })),
      alreadySafe,
      strategies: strategies.map(({ name }) => name),
    };
    return `${JSON.stringify(document, undefined, 2)}\n`;
  },
};

/** `asm-gateway explain --from --to`. */
export function explainChanges(planes: WrittenPlanes, flags: SetupFlags, output: ExplainOutput): string {
  if (planes.from === undefined || planes.to === undefined) {
    throw new UsageError(`--${planes.from === undefined ? 'from' : 'to'} is missing: a change needs --from and --to`);
  }
  const [from, to] = [planeOfWords('--from', planes.from, flags), planeOfWords('--to', planes.to, flags)];
  const assumesPolicy = flags.strategy === undefined && flags.policy === undefined;
  const both = assumesPolicy ? { ...flags, policy: ExternalTrafficPolicy.LOCAL } : flags;
  const sides = { before: { ...both, ...from.flags }, after: { ...both, ...to.flags } };
  return REPORTS[output]({ from: from.words, to: to.words, assumesPolicy, ...consequences(sides) });
}

function consequences(sides: ChangedFlags): Omit<ExplainedChange, 'from' | 'to' | 'assumesPolicy'> {
  const [before, after] = [setupOfFlags(sides.before), setupOfFlags(sides.after)];
  const changes = reachabilityChanges(before.setup, after.setup);
  const strategies = safeStrategies(sides);
  const unknown = unknownOnBothSides(before.setup, after.setup);
  const mayFail = [...changes.filter((change) => WORSE.includes(directionOf(change))), ...unknown]
    .some(({ client }) => client !== ClientKind.EXTERNAL);
  const alreadySafe = before.strategy === undefined
    ? !mayFail
    : strategies.some(({ name }) => name === before.strategy);
  const planned = [...new Set([before, after].flatMap(({ setup: { platform } }) => plannedFor(platform)))];
  const unmet = [before, after].flatMap(({ needs }) => needs).filter(({ met }) => met === ReachabilityAnswer.NO);
  return {
    setup: before,
    changes,
    unknown,
    planned,
    strategies,
    alreadySafe,
    mayFail,
    unmet,
    settling: settling(before.setup, after.setup),
  };
}

function heading(
  { from, to, assumesPolicy, setup: { strategy, setup, loadBalancer }, unmet }: ExplainedChange,
): string[] {
  const name = strategy === undefined ? '' : `Strategy ${strategy}: `;
  const assumed = assumesPolicy ? ' (assumed; see --strategy and --policy)' : '';
  return [
    `From ${from} to ${to}.`,
    `${name}externalTrafficPolicy ${setup.externalTrafficPolicy}${assumed}.`,
    `Load balancer: ${loadBalancer}.`,
    ...rangesInWords(setup),
    ...new Set(unmet.map(requirement)),
  ];
}

/** The directions, what gets worse first, and their titles. */
const TITLES: { readonly [direction in ChangeDirection]: string } = {
  'worse': 'Gets worse:',
  'maybe worse': 'May get worse:',
  'better': 'Gets better:',
  'maybe better': 'May get better:',
};

const WORSE: readonly ChangeDirection[] = ['worse', 'maybe worse'];

/** A table for each direction, and the reasons below. */
function differences({ from, to, changes, unknown }: ExplainedChange): string[] {
  const groups = Object.entries(TITLES)
    .map(([direction, title]) => ({ title, changes: changes.filter((change) => directionOf(change) === direction) }));
  const same = unchanged(from === to, unknown.length > 0);
  return [
    ...groups.flatMap((group) => table(group.title, group.changes)),
    ...changes.length > 0 ? reasons(groups.flatMap((group) => group.changes)) : [same],
    ...reasons(unknown).map((line) => `Unknown before and after: ${line}`),
  ];
}

function unchanged(isSamePlane: boolean, isUnknown: boolean): string {
  if (isSamePlane) {
    return 'No answer changes, because --from and --to are the same plane.';
  }
  return isUnknown ? 'No answer changes.' : 'Nothing changes: every request works, or does not work, as before.';
}

function table(title: string, changes: readonly ReachabilityChange[]): string[] {
  return changes.length === 0 ? [] : [title, ...aligned([
    ['client', 'address', 'before', 'after'],
    ...changes.map((change) => [clientName(change), TARGET_NAMES[change.target], change.before, answerAfter(change)]),
  ]), ''];
}

function answerAfter({ after, failure }: ReachabilityChange): string {
  return after === ReachabilityAnswer.NO && failure !== undefined ? `no: ${failure}` : after;
}

/** Each reason once, after the clients that share it. */
function reasons(changes: readonly Pick<ReachabilityChange, 'client' | 'node' | 'target' | 'why'>[]): string[] {
  return [...new Set(changes.map(({ why }) => why))].map((why) => {
    const about = changes.filter((change) => change.why === why)
      .map((change) => `${clientName(change)}, ${TARGET_NAMES[change.target]}`);
    return about.length === changes.length && about.length > 1 ? `All of them: ${why}` : `${about.join('; ')}: ${why}`;
  });
}

function settled({ settling: missing }: ExplainedChange): string[] {
  return missing.length === 0 ? [] : [`To settle what is unknown, declare ${listed(missing)}.`];
}

function advice({ alreadySafe, mayFail, setup: { strategy }, strategies }: ExplainedChange): string[] {
  if (alreadySafe) {
    return [`Nothing needs to be set before the change: ${strategy === undefined
      ? 'no request of an in-cluster client works worse than before'
      : `every address that ${strategy} gives to in-cluster clients works after it`}.`];
  }
  if (strategies.length === 0) {
    return ['No strategy is known to keep in-cluster clients working after the change.'];
  }
  const names = listed(strategies.map(({ name }) => name), 'or');
  return [
    mayFail
      ? `Set before the change: ${names}.`
      : 'The change makes nothing worse for in-cluster clients, '
        + `but ${strategy} does not fit this setup. Set instead: ${names}.`,
    ...strategies.flatMap(({ name, open }) => open.map(({ description }) => `${name} requires: ${description}.`)),
  ];
}
