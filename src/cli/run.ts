import { Command as Program, CommanderError } from 'commander';
import type { CommandModule } from './command';
import { ExitCode } from './exit-code';
import { terminalOf } from './terminal';
import { packageVersion } from './version';
import { UsageError } from '../findings/usage-error';

/** A command, and the function that loads the file that does the work. */
export interface Command {
  readonly name: string;
  readonly about: string;
  readonly load: () => CommandModule;
}

/** The commands. Only the one that runs is loaded. */
export const COMMANDS: readonly Command[] = [
  { name: 'lint', load: () => require('./lint') as typeof import('./lint'), about: 'Judge the IstioGateway manifests in files by the rules that judge constructs.' },
  { name: 'verify', load: () => require('./verify') as typeof import('./verify'), about: 'Run a synthesized verification on a cluster, report the results, and clean up.' },
  { name: 'explain', load: () => require('./explain') as typeof import('./explain'), about: 'Explain a code, or who reaches a gateway from where on a given cluster.' },
];

/** Runs what the arguments ask for, and says how it ended. */
export async function runCommandLine(process: NodeJS.Process): Promise<ExitCode> {
  let code = ExitCode.FINE;
  try {
    await programOf(process, (ended) => (code = ended)).parseAsync(process.argv);
    return code;
  } catch (error) {
    return codeOf(error, process);
  }
}

function programOf(process: NodeJS.Process, ends: (code: ExitCode) => void): Program {
  // Everything that commander has to say about wrong usage it throws, and it is said below.
  const program = new Program('asm-gateway').exitOverride().configureOutput({ outputError: () => undefined })
    .description('Checks and explains ingress gateways of Alibaba Cloud Service Mesh (ASM).')
    .addHelpText('after', '\nExample:\n  asm-gateway lint manifests/\n  asm-gateway explain ASMG0209')
    .helpCommand(false);
  program.option('--version', 'print the version').on('option:version', () => {
    terminalOf(process, false).out(`${packageVersion()}\n`);
    throw new CommanderError(ExitCode.FINE, 'commander.version', '');
  });
  for (const { name, load, about } of COMMANDS) {
    const command = program.command(name).description(about);
    if (process.argv[2] === name) {
      load().define(command, process, ends);
    }
  }
  return program;
}

/** What a person is told of wrong usage: one sentence and the way out. Our own mistakes are thrown further. */
function codeOf(error: unknown, process: NodeJS.Process): ExitCode {
  if (!(error instanceof CommanderError || error instanceof UsageError)) {
    throw error;
  }
  if (error instanceof CommanderError && error.exitCode === 0) {
    return ExitCode.FINE;
  }
  const sentence = error instanceof CommanderError && error.code === 'commander.help' ? 'no command was given.' : sentenceOf(error.message);
  terminalOf(process, false).complain(`${sentence} See ${helpOf(process.argv)}.`);
  return ExitCode.NO_VERDICT;
}

function sentenceOf(message: string): string {
  const line = message.replace(/^error: /, '').replace(/\s+/g, ' ').trim();
  return /[.?)]$/.test(line) ? line : `${line}.`;
}

/** Where the help for these arguments is. */
function helpOf([, , command]: readonly string[]): string {
  return ['asm-gateway', ...COMMANDS.map(({ name }) => name).filter((name) => name === command), '--help'].join(' ');
}
