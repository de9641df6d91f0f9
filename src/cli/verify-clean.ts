import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CommonOptions } from './command';
import { ExitCode } from './exit-code';
import { reportFor } from './options';
import { terminalOf } from './terminal';
import type { ClusterAccess } from '../cluster/kubectl';
import { UsageError } from '../findings/usage-error';
import { cleanJson, cleanText, isClean } from '../runner/clean-report';
import { type CleanResult, removeLeftovers } from '../runner/leftovers';
import { RUN_ID } from '../runner/run-mark';

/** The options of `verify --clean`. */
export interface CleanOptions extends CommonOptions, ClusterAccess {
  readonly clean?: boolean;
  readonly run?: string;
  readonly namespace?: readonly string[];
}

/** The output formats: the same as those of a verdict. */
const REPORTS: { readonly [output: string]: (result: CleanResult) => string } = {
  text: cleanText,
  json: (result) => `${JSON.stringify(cleanJson(result), undefined, 2)}\n`,
};

/** Adds the options. `others` are options of a run, which a removal does not take. */
export function withCleanOptions(command: Command, others: readonly string[]): Command {
  return command
    .addOption(new Option(
      '--clean', 'remove what earlier runs left, except of runs that may be under way, and run nothing',
    ).conflicts([...others]))
    .option('--run <id>', 'with --clean: only this run, even if it may be under way', runId)
    .option(
      '--namespace <namespace>', 'with --clean: look in this namespace instead of all; can be repeated',
      (value: string, before: readonly string[] | undefined) => [...before ?? [], value],
    );
}

function runId(written: string): string {
  if (!RUN_ID.test(written)) {
    throw new InvalidArgumentError('Write the id that asm-gateway verify printed: lower-case letters and digits.');
  }
  return written;
}

/** Refuses options that only a removal takes. */
export function refuseCleanOptions({ run, namespace }: CleanOptions): void {
  if (run !== undefined || namespace !== undefined) {
    const option = run === undefined ? '--namespace' : '--run';
    throw new UsageError(`${option} goes with --clean. Add --clean, or leave it out`);
  }
}

/** `asm-gateway verify --clean`. */
export async function clean(options: CleanOptions, process: NodeJS.Process): Promise<ExitCode> {
  const { out, complain } = terminalOf(process, options.color);
  const { run, namespace: namespaces = [] } = options;
  const result = await removeLeftovers({ run, namespaces }, options, process);
  out(reportFor(REPORTS, options.output)(result));
  result.problems.forEach(complain);
  return isClean(result) ? ExitCode.FINE : ExitCode.NO_VERDICT;
}
