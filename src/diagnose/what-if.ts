import { curesFor, type CurePlace, platformsOf, unjudgedIn } from './cures';
import type { NodeChange, NodeDiagnosis, WhatIf } from './diagnosis';
import { ReachabilityAnswer } from '../model/answer';
import { directionOf } from '../model/changes';
import { plannedFor } from '../model/planned-changes';
import type { AckPlatformOptions } from '../model/platform';
import { ClientKind, type ReachabilityRow } from '../model/question';
import type { ITrafficStrategy } from '../strategy/strategy-contract';

/** What a change of the cluster would change for its clients. */
export function whatIf(
  assumed: AckPlatformOptions, before: readonly NodeDiagnosis[], after: readonly NodeDiagnosis[],
  strategies: readonly ITrafficStrategy[], place: Omit<CurePlace, 'platforms' | 'unjudged'>,
): WhatIf {
  const byName = new Map(before.map((node) => [node.name, node]));
  const pairs = after.flatMap((changed) => {
    const now = byName.get(changed.name);
    return now === undefined ? [] : [{ now, changed }];
  });
  const changes = pairs.flatMap(({ now, changed }) => changesOf(now, changed));
  const worsens = changes.some((change) => ['worse', 'maybe worse'].includes(directionOf(change)));
  const platforms = platformsOf(after);
  const both = {
    platforms: [...platformsOf(before), ...platforms],
    unjudged: [...new Set(unjudgedIn([...before, ...after]))],
  };
  return {
    assumed,
    changes,
    unknown: pairs.filter(({ now, changed }) => isUnknown(now) && isUnknown(changed)).map(({ now: { name } }) => name),
    planned: [...new Set(platforms.flatMap(plannedFor))],
    worsens,
    cures: worsens ? curesFor(strategies, { ...place, ...both }) : [],
  };
}

/** The answers on a node that are different after the change. */
function changesOf(before: NodeDiagnosis, after: NodeDiagnosis): NodeChange[] {
  const clients = [
    { client: ClientKind.POD, from: before.pods, to: after.pods },
    { client: ClientKind.HOST, from: before.hosts, to: after.hosts },
  ];
  return clients.flatMap(({ client, from, to }) => {
    const [was, is] = [worksOn(before, from), worksOn(after, to)];
    const why = after.notJudged ?? to.why;
    return was === is
      ? []
      : [{ client, node: after.name, target: to.target, before: was, after: is, failure: to.failure, why }];
  });
}

/** What is not judged is not known. */
function worksOn({ notJudged }: NodeDiagnosis, { works }: ReachabilityRow): ReachabilityAnswer {
  return notJudged === undefined ? works : ReachabilityAnswer.UNKNOWN;
}

function isUnknown(node: NodeDiagnosis): boolean {
  return !node.isOutside && worksOn(node, node.pods) === ReachabilityAnswer.UNKNOWN;
}
