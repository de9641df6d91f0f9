import { type FollowEnd, Follower, type FollowOptions } from './follower';
import type { Plan } from './plan';
import type { RunState } from './run-state';
import { watchFollowed } from './watches';
import type { Watch } from '../cluster/watch';

/** The last state of a workload, and why following it ended. */
export interface Followed {
  readonly state: RunState;
  readonly end: FollowEnd;

  /** The message of kubectl, if it could not show the workload or its pods in the end. */
  readonly words: string | undefined;
}

/** Follows each workload until its verdict is certain, its time is up, or the user interrupts. */
export async function followAll(plans: readonly Plan[], options: FollowOptions): Promise<Followed[]> {
  const followers = plans.map((plan) => new Follower(plan, options));
  const watches = watchFollowed(followers, options);
  try {
    return await Promise.all(followers.map((follower) => (
      followed(follower, watches.filter(({ namespace }) => namespace === follower.plan.namespace), options)
    )));
  } finally {
    followers.forEach((follower) => follower.close());
    watches.forEach(({ stop }) => stop());
  }
}

async function followed(
  follower: Follower, watches: readonly Watch[], { interrupted }: FollowOptions,
): Promise<Followed> {
  const time = timer(follower.plan.seconds * 1000);
  const wordsOfAny = () => watches.map(({ lastWords }) => lastWords()).find((each) => each !== undefined);
  try {
    const { end, words } = await Promise.race([
      follower.over.then((reason) => ending(reason)),
      time.up.then(() => ending('timeout', wordsOfAny())),
      interrupted.then(() => ending('interrupted')),
      ...watches.map(({ ended }) => ended.then((reason) => ending('unseen', reason))),
    ]);
    return { state: follower.close(), end, words };
  } finally {
    time.stop();
  }
}

function ending(end: FollowEnd, words?: string): Pick<Followed, 'end' | 'words'> {
  return { end, words };
}

function timer(milliseconds: number): { readonly up: Promise<void>; readonly stop: () => void } {
  let timeout: NodeJS.Timeout | undefined;
  const up = new Promise<void>((resolve) => (timeout = setTimeout(resolve, milliseconds)));
  return { up, stop: () => clearTimeout(timeout) };
}
