import type { Plan } from './plan';
import { emptyState, expectedOf, hasAnswered, type RunState } from './run-state';
import { counted } from '../text';

/** The largest number of waiting pods that are named. */
const MOST_WAITING = 3;

/** A line that shows the progress of a run, rewritten in place. */
export interface Progress {
  readonly saw: (state: RunState) => void;

  /** Erases the line, calls `write`, and draws the line again. */
  readonly around: (write: () => void) => void;
  readonly stop: () => void;
}

/** A line that is rewritten in place. */
interface RewrittenLine {
  readonly draw: (text: string) => void;
  readonly erase: () => void;
}

/** The progress on a line of a terminal. Without one it prints nothing. */
export function progressOn(line: RewrittenLine | undefined, plans: readonly Plan[]): Progress {
  if (line === undefined) {
    return { saw: () => undefined, around: (write) => write(), stop: () => undefined };
  }
  const began = Date.now();
  const states = new Map<Plan, RunState>();
  let isOn = true;
  const draw = () => {
    if (isOn) {
      line.draw(progressText(plans, states, Math.round((Date.now() - began) / 1000)));
    }
  };
  const erase = () => {
    if (isOn) {
      line.erase();
    }
  };
  const ticking = setInterval(draw, 1000);
  return {
    saw: (state) => {
      states.set(state.plan, state);
      draw();
    },
    around: (write) => {
      erase();
      write();
      draw();
    },
    stop: () => {
      clearInterval(ticking);
      erase();
      isOn = false;
    },
  };
}

/** For example `2 of 12 nodes, 1 failed, 14 s; waiting: node-3 ImagePullBackOff`. */
export function progressText(plans: readonly Plan[], states: ReadonlyMap<Plan, RunState>, seconds: number): string {
  const all = plans.map((plan) => states.get(plan) ?? emptyState(plan));
  const answered = all.reduce((sum, { answers }) => sum + answers.size, 0);
  const expected = all.flatMap((state) => expectedOf(state) ?? []);
  const total = expected.length < all.length ? undefined : expected.reduce((sum, each) => sum + each, 0);
  const failed = all.flatMap(({ answers }) => [...answers.values()])
    .filter(({ results }) => results.some(({ ok }) => !ok)).length;
  const waiting = all.flatMap(waitingPods);
  return [
    [
      total === undefined ? counted(answered, 'node') : `${answered} of ${counted(total, 'node')}`,
      ...failed === 0 ? [] : [`${failed} failed`],
      `${seconds} s`,
    ].join(', '),
    ...waiting.length === 0 ? [] : [`waiting: ${waiting.slice(0, MOST_WAITING).join(', ')}${
      waiting.length > MOST_WAITING ? ` and ${waiting.length - MOST_WAITING} more` : ''
    }`],
  ].join('; ');
}

function waitingPods(state: RunState): string[] {
  return [...state.pods.values()].flatMap(({ pod, trouble }) => (
    trouble === undefined || hasAnswered(state, pod) ? [] : [`${pod.spec?.nodeName ?? 'a pod'} ${trouble.reason}`]
  ));
}
