import { assess, type Assessment, type RecommendableStrategy, type StrategyNeeds } from './assessment';
import type { TrafficStrategyBase } from './strategy-base';
import { ReachabilityAnswer } from '../model/answer';
import type { ClusterPlatform } from '../model/platform';
import { listed } from '../text';

/**
 * A strategy for a platform, and what it rests on.
 */
export interface StrategyRecommendation {
  /**
   * The strategy. If none fits, it is the one with the fewest problems.
   */
  readonly strategy: TrafficStrategyBase;

  /**
   * Whether the strategy meets all needs. `YES` rests on the conditions. `NO` means that no strategy does. `UNKNOWN`
   * means that it depends on what is not declared or not known.
   */
  readonly fits: ReachabilityAnswer;

  /**
   * Why this strategy and no other, in a few sentences.
   */
  readonly reason: string;

  /**
   * What must be true and is not known from the declared platform, for example that a DNS record exists. Each one can
   * be read after the word "if". Empty if everything is known.
   */
  readonly conditions: string[];
}

/** The strategy with the fewest problems, then with the fewest doubts, then the preferred one. */
export function recommend(
  platform: ClusterPlatform, needs: StrategyNeeds, strategies: readonly RecommendableStrategy[],
): StrategyRecommendation {
  const isPreferred = ({ preferredOn = [] }: RecommendableStrategy) => (
    platform.cni !== undefined && preferredOn.includes(platform.cni));
  const ordered = [...strategies.filter(isPreferred), ...strategies.filter((strategy) => !isPreferred(strategy))];
  const assessed = ordered.map((strategy) => assess(strategy, platform, needs));
  const possible = assessed.filter(({ lacks }) => lacks === undefined);
  const best = possible.reduce((first, other) => (isBetter(other, first) ? other : first));
  const preferred = best.problems.length > 0 ? [] : possible.slice(0, possible.indexOf(best));
  const lacking = assessed.filter((one) => one.lacks !== undefined && isBetter(one, best));
  return {
    strategy: best.strategy,
    fits: fitOf(best),
    reason: [verdictOn(best), ...rejections(preferred), ...lacking.flatMap(suggestion)].join(' '),
    conditions: [...new Set([...best.conditions, ...best.doubts])],
  };
}

function isBetter(one: Assessment, other: Assessment): boolean {
  const fewer = one.problems.length - other.problems.length || one.doubts.length - other.doubts.length;
  return fewer < 0;
}

function fitOf({ problems, doubts }: Assessment): ReachabilityAnswer {
  if (problems.length > 0) {
    return ReachabilityAnswer.NO;
  }
  return doubts.length > 0 ? ReachabilityAnswer.UNKNOWN : ReachabilityAnswer.YES;
}

function verdictOn({ strategy, advantage, problems, doubts }: Assessment): string {
  if (problems.length > 0) {
    return `No strategy fits. ${strategy.name} has the fewest problems: ${problems.join(', and ')}.`;
  }
  return doubts.length > 0
    ? `No strategy fits for certain. ${strategy.name} fits if ${doubts.join(', and if ')}.`
    : `${advantage}.`;
}

/** Why the strategies that are preferred were not chosen. Strategies with the same reason share a sentence. */
function rejections(preferred: readonly Assessment[]): string[] {
  const sentenceOf = ({ problems, doubts }: Assessment, names: readonly string[]) => {
    const [fits, fails] = names.length === 1 ? ['fits', 'does not fit'] : ['fit', 'do not fit'];
    const reason = problems.length > 0
      ? `${fails} because ${problems.join(', and because ')}`
      : `${fits} only if ${doubts.join(', and if ')}`;
    return `${listed(names)} ${reason}.`;
  };
  const alike = (one: Assessment) => preferred.filter((other) => sentenceOf(one, []) === sentenceOf(other, []));
  return [...new Set(preferred.map((one) => sentenceOf(one, alike(one).map(({ strategy }) => strategy.name))))];
}

/** A strategy that would have been chosen if its need had a value. */
function suggestion({ strategy, lacks, problems, doubts }: Assessment): string[] {
  const verb = doubts.length > 0 ? 'may' : 'would';
  return problems.length > 0 ? [] : [`${strategy.name} ${verb} fit: set "${lacks}" in the needs.`];
}
