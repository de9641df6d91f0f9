import { Command, CommanderError, Option } from 'commander';
import { ExitCode, UsageError } from './exit-code';
import { explainCode } from './explain-code';
import { explainSetUp } from './explain-set-up';
import { lintCommand } from './lint';
import { type SetUpFlags, VALUES } from './set-up';
import { terminalOf } from './terminal';
import { packageVersion } from './version';

/** Options that every command has. */
interface Options {
  readonly output: string;
  readonly color: boolean;
}

/** Runs what the arguments ask for, and says how it ended. */
export async function runCommandLine(process: NodeJS.Process): Promise<ExitCode> {
  let code = ExitCode.FINE;
  const program = programOf(process, (ended) => (code = ended));
  try {
    await program.parseAsync(process.argv);
    return code;
  } catch (error) {
    return codeOf(error, process);
  }
}

function programOf(process: NodeJS.Process, ends: (code: ExitCode) => void): Command {
  // Everything that commander has to say about wrong usage it throws, and it is said below.
  const program = new Command('asm-gateway').exitOverride().configureOutput({ outputError: () => undefined })
    .description('Checks and explains ingress gateways of Alibaba Cloud Service Mesh (ASM).')
    .addHelpText('after', '\nExample:\n  asm-gateway lint manifests/\n  asm-gateway explain ASMG0209')
    .helpCommand(false);
  if (process.argv.includes('--version')) {
    program.version(packageVersion(), '--version', 'print the version');
  } else {
    program.option('--version', 'print the version');
  }

  withOptions(program.command('lint'), ['text', 'json', 'sarif'])
    .description('Judge the IstioGateway manifests in files by the rules that judge constructs.')
    .argument('<files...>', 'YAML or JSON files, folders with such files below them, or - for the standard input')
    .addHelpText('after', '\nExample:\n  asm-gateway lint manifests/\n  kubectl get istiogateways -A -o yaml | asm-gateway lint -')
    .action(async (files: string[], options: Options) => ends(await lintCommand(files, options.output, terminalOf(process, options.color))));

  withOptions(program.command('explain'), ['text', 'json'])
    .description('Explain a code, or who reaches a gateway from where on a given cluster.')
    .argument('[code]', 'a code, as ASMG0209')
    .addOption(new Option('--strategy <strategy>', 'how in-cluster clients reach the gateway').choices(VALUES.strategy))
    .addOption(new Option('--policy <policy>', 'externalTrafficPolicy, instead of a strategy').choices(VALUES.policy))
    .addOption(new Option('--backend <backend>', 'what stands behind the load balancer, with --policy').choices(VALUES.backend))
    .addOption(new Option('--cni <cni>', 'the network plugin').choices(VALUES.cni))
    .addOption(new Option('--proxy-mode <mode>', 'the mode of kube-proxy').choices(VALUES.proxyMode))
    .addOption(new Option('--kubernetes <version>', 'the Kubernetes version, as 1.28 or 1.33.6'))
    .addOption(new Option('--status <status>', 'what the Service publishes').choices(VALUES.status))
    .addOption(new Option('--pod-cidr-known <known>', 'whether kube-proxy knows the addresses of pods').choices(VALUES.podCidrKnown))
    .addHelpText('after', [
      '', 'Example:', '  asm-gateway explain ASMG0209', '  asm-gateway explain --strategy eni --cni terway-eniip --proxy-mode ipvs --kubernetes 1.28',
    ].join('\n'))
    .action((code: string | undefined, { output, color, ...flags }: Options & SetUpFlags) => {
      terminalOf(process, color).out(explained(code, flags, output));
    });
  return program;
}

function withOptions(command: Command, outputs: readonly string[]): Command {
  return command
    .addOption(new Option('-o, --output <form>', 'how to write the result').choices(outputs).default(outputs[0]))
    .option('--no-color', 'no colour, also on a terminal');
}

function explained(code: string | undefined, flags: SetUpFlags, output: string): string {
  const described = Object.keys(flags).length > 0;
  if ((code !== undefined) === described) {
    throw new UsageError(described ? 'explain takes a code or a set-up, and not both' : 'explain what? Name a code, or a set-up by --strategy or --policy');
  }
  return code === undefined ? explainSetUp(flags, output) : explainCode(code, output);
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
  return ['asm-gateway', ...['lint', 'explain'].filter((each) => each === command), '--help'].join(' ');
}
