/** Runs scenarios. One that cannot go on is a sentence that is not true. */
import { SCENARIOS } from './all';
import type { ClusterContext, MachineContext, Scenario } from './scenario';
import type { Check } from './sentences';

/** The scenarios whose names contain one of the words, or all if there are no words. */
export function scenariosNamed(words: readonly string[]): Scenario[] {
  return SCENARIOS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
}

async function toItsEnd(check: Check, steps: () => Promise<void>): Promise<void> {
  try {
    await steps();
  } catch (error) {
    check('the scenario came to its end', false, error instanceof Error ? error.message : String(error));
  }
}

/** Runs those on a cluster, in the order of the list. */
export async function runOnCluster(scenarios: readonly Scenario[], context: ClusterContext): Promise<void> {
  for (const scenario of scenarios) {
    if (scenario.on === 'cluster') {
      context.say(scenario.name);
      await toItsEnd(context.check, () => scenario.run(context));
    }
  }
}

/** Runs those about the machine, in the order of the list. */
export async function runOnMachine(scenarios: readonly Scenario[], context: MachineContext): Promise<void> {
  for (const scenario of scenarios) {
    if (scenario.on === 'machine') {
      context.say(scenario.name);
      await toItsEnd(context.check, () => scenario.run(context));
    }
  }
}
