import { EXAMPLE_CIDR, parseCidr } from './cidr';
import { type ReachabilityQuestion, type ReachabilitySetup, TargetKind } from './question';
import type { InputProblem } from '../input/checks';

/**
 * What `loadBalancerSourceRanges` says of the source address of a request: there are no ranges, they contain every
 * address, they contain this one, or they do not.
 */
export type SourceRangesMatch = 'none' | 'every-address' | 'with-client' | 'without-client';

/** The match of a request. An address that is not known to be in the ranges is taken for one that is not. */
export function matchOf({ sourceRanges = [], inSourceRanges, target }: ReachabilityQuestion): SourceRangesMatch {
  if (sourceRanges.length === 0 || target === TargetKind.SERVICE_DNS) {
    return 'none';
  }
  if (containEveryAddress(sourceRanges)) {
    return 'every-address';
  }
  return inSourceRanges === true ? 'with-client' : 'without-client';
}

/** The question for each possible match. There are two if it is not known whether the ranges contain the client. */
export function withEachMatch(question: ReachabilityQuestion): ReachabilityQuestion[] {
  const isOpen = question.inSourceRanges === undefined && matchOf(question) === 'without-client';
  return isOpen ? [true, false].map((inSourceRanges) => ({ ...question, inSourceRanges })) : [question];
}

/**
 * Whether the ranges contain every address. kube-proxy reads the ranges of each IP family on its own, so each family in
 * the list needs a range of all its addresses. The list must name IPv4, the family of most load balancers.
 */
function containEveryAddress(sourceRanges: readonly string[]): boolean {
  const ranges = sourceRanges.flatMap((range) => parseCidr(range) ?? []);
  const isWhole = (of: number) => ranges.some(({ family, prefixLength }) => family === of && prefixLength === 0);
  return isWhole(4) && ranges.every(({ family }) => isWhole(family));
}

/** The ranges of a setup that are not CIDRs. */
export function rangeProblems({ sourceRanges = [] }: Pick<ReachabilitySetup, 'sourceRanges'>): InputProblem[] {
  return sourceRanges.flatMap((value, index) => parseCidr(value) !== undefined ? [] : [{
    case: 'wrongType', at: ['sourceRanges', index], type: 'CIDR', value, factories: [`"${EXAMPLE_CIDR}"`],
  }]);
}
