import { Command as Program, CommanderError } from 'commander';
import type { CommandModule } from './command';
import { ExitCode } from './exit-code';
import { helpEnd } from './options';
import { terminalOf } from './terminal';
import { packageVersion } from './version';
import { UsageError } from '../findings/usage-error';
import { listed } from '../text';

/** A command, and the function that loads its file. */
export interface Command {
  readonly name: string;
  readonly about: string;
  readonly load: () => CommandModule;
}

/** The commands. Only the one that runs is loaded. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'lint',
    about: 'Check IstioGateway manifests with the same rules that check the constructs.',
    load: () => require('./lint') as typeof import('./lint'),
  },
  {
    name: 'diagnose',
    about: 'Find out on a cluster which clients cannot reach a gateway, why, and what cures it.',
    load: () => require('./diagnose') as typeof import('./diagnose'),
  },
  {
    name: 'verify',
    about: 'Run a synthesized verification on a cluster, report the results, and clean up.',
    load: () => require('./verify') as typeof import('./verify'),
  },
  {
    name: 'import',
    about: 'Write the TypeScript for an IstioGateway manifest that exists.',
    load: () => require('./import') as typeof import('./import'),
  },
  {
    name: 'explain',
    about: 'Explain a code, a fact, or which clients reach a gateway on a given cluster.',
    load: () => require('./explain') as typeof import('./explain'),
  },
];

/** Runs the command in the arguments and returns its exit code. */
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
  // Commander throws its errors, and `codeOf` prints them.
  const output = { outputError: () => undefined, writeOut: terminalOf(process, false).out };
  const program = new Program('asm-gateway').exitOverride().configureOutput(output)
    .description('Checks and explains ingress gateways of Alibaba Cloud Service Mesh (ASM).')
    .addHelpText('after', helpEnd({
      exitCodes: ['nothing wrong, or warnings only', 'at least one error', 'wrong usage, or no verdict'],
      examples: [
        'asm-gateway lint manifests/',
        'asm-gateway verify -f dist/cluster.k8s.yaml',
        'asm-gateway explain ASMG0209',
      ],
      related: ['asm-gateway COMMAND --help'],
    }))
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

/** Prints wrong usage in one sentence with a pointer to the help. Other errors are bugs and are thrown on. */
function codeOf(error: unknown, process: NodeJS.Process): ExitCode {
  if (!(error instanceof CommanderError || error instanceof UsageError)) {
    throw error;
  }
  if (error instanceof CommanderError && error.exitCode === 0) {
    return ExitCode.FINE;
  }
  const isWithoutCommand = error instanceof CommanderError && error.code === 'commander.help';
  const sentence = isWithoutCommand
    ? `a command is missing: use ${listed(COMMANDS.map(({ name }) => name), 'or')}.`
    : sentenceOf(error.message);
  terminalOf(process, false).complain(`${sentence} See ${helpOf(process.argv)}.`);
  return ExitCode.NO_VERDICT;
}

function sentenceOf(message: string): string {
  const line = message.replace(/^error: /, '').replace(/\s+/g, ' ').trim();
  return /[.?)]$/.test(line) ? line : `${line}.`;
}

/** The command that prints the help for these arguments. */
function helpOf([, , command]: readonly string[]): string {
  return ['asm-gateway', ...COMMANDS.map(({ name }) => name).filter((name) => name === command), '--help'].join(' ');
}
