/** The commands of the lab: `build`, `up`, `down`, `run`, `measure`, `docs`, `compare`, and `check` (can this machine host it?). */
import { buildCommand, mustBuildFor } from './commands/build';
import { measureCommand } from './commands/measure';
import { RUN_IN_OWN_MOUNTS, runCommand, runInOwnMounts } from './commands/run';
import { say } from './commands/say';
import { upCommand } from './commands/up';
import { writeMeasuredDocs } from './docs/measured';
import { LabError } from './errors';
import { removeOverlaysFolder } from './ground/own-mounts';
import { whatIsMissing, whyNotHere } from './ground/requirements';
import { teardown } from './ground/teardown';
import { compareWithModel } from './matrix/compare';
import { isSet } from './settings';

type Command = (args: readonly string[]) => Promise<void>;

// Where Debian keeps what only root uses; a user's own PATH often leaves it out.
process.env.PATH = `${process.env.PATH ?? ''}:/usr/local/sbin:/usr/sbin:/sbin`;

/** Clears away what any command has left. */
async function downCommand(): Promise<void> {
  await teardown();
  removeOverlaysFolder();
}

/** Exit codes of `check`, for CI: a machine that can never host the lab is not the fault of a change. */
const MISSING = 1;
const NEVER_HERE = 3;

/** Says what keeps this machine from hosting the lab. */
async function checkCommand(): Promise<void> {
  const missing = whatIsMissing('cluster', mustBuildFor('cluster', []));
  missing.forEach(say);
  process.exitCode = whyNotHere('cluster').length > 0 ? NEVER_HERE : missing.length > 0 ? MISSING : 0;
}

/** Holds the measured cells against the model. */
async function compareCommand(): Promise<void> {
  const { compared, notCompared, disagreements } = compareWithModel();
  for (const line of disagreements) {
    process.stdout.write(`${line}\n`);
  }
  say(`${compared} cells, of which ${disagreements.length} disagree with the model`);
  notCompared.forEach((count, why) => say(`${count} cells are not compared: ${why}`));
  process.exitCode = compared > 0 && disagreements.length === 0 ? 0 : 1;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  build: buildCommand,
  up: upCommand,
  down: downCommand,
  run: runCommand,
  [RUN_IN_OWN_MOUNTS]: runInOwnMounts,
  measure: measureCommand,
  check: checkCommand,
  compare: compareCommand,
  docs: async () => writeMeasuredDocs(),
};

function report(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const stack = isSet('LAB_DEBUG') && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  const text = error instanceof LabError ? message : `The lab itself went wrong (LAB_DEBUG=1 shows where): ${message}`;
  process.stderr.write(`${text}${stack}\n`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const [name = '', ...args] = process.argv.slice(2);
  const command = COMMANDS[name];
  if (!command) {
    process.stderr.write(`There is no command "${name}": use one of ${Object.keys(COMMANDS).join(', ')}.\n`);
    process.exitCode = 2;
    return;
  }
  await command(args).catch(report);
}

void main();
