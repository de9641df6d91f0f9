import { type Command, Option } from 'commander';
import type { CommonOptions } from './command';
import { ExitCode } from './exit-code';
import { explainChanges } from './explain-changes';
import { explainCode } from './explain-code';
import { asksForFact, explainFact } from './explain-fact';
import { EXPLAIN_OUTPUTS, type ExplainOutput } from './explain-output';
import { explainSetup } from './explain-setup';
import { helpEnd, withCommonOptions } from './options';
import { withPlatformFlags } from './platform-flags';
import { type SetupFlags, VALUES } from './setup-flags';
import { terminalOf } from './terminal';
import { UsageError } from '../findings/usage-error';

interface ExplainFlags extends SetupFlags {
  readonly from?: string;
  readonly to?: string;
}

interface ExplainOptions extends CommonOptions, ExplainFlags {
  readonly output: ExplainOutput;
}

/** `asm-gateway explain`. */
export function define(command: Command, process: NodeJS.Process, ends: (code: ExitCode) => void): void {
  withPlatformFlags(withCommonOptions(command, EXPLAIN_OUTPUTS))
    .argument('[subject]', 'a code or a fact, for example ASMG0209 or F12')
    .addOption(new Option('--strategy <strategy>', 'how in-cluster clients reach the gateway').choices(VALUES.strategy))
    .addOption(new Option('--policy <policy>', 'externalTrafficPolicy, instead of a strategy').choices(VALUES.policy))
    .addOption(
      new Option('--backend <backend>', 'what is behind the load balancer, with --policy').choices(VALUES.backend),
    )
    .addOption(new Option('--status <status>', 'kind of address in the status of the Service').choices(VALUES.status))
    .addOption(new Option('--load-balancer <kind>', 'load balancer; without it a public CLB is assumed')
      .choices(VALUES.loadBalancer))
    .addOption(new Option('--listeners <kind>', 'what the listeners add: nothing (tcp), tls or proxy-protocol')
      .choices(VALUES.listeners))
    .option('--source-ranges <cidrs>', 'loadBalancerSourceRanges of the Service, comma-separated')
    .option('--from <plane>', 'data plane before a change, for example "ipvs 1.30"')
    .option('--to <plane>', 'data plane after it, for example "nftables 1.37"')
    .addHelpText('after', helpEnd({
      exitCodes: ['the explanation was printed', '(not used)', 'wrong usage, for example an unknown code'],
      examples: [
        'asm-gateway explain ASMG0209',
        'asm-gateway explain F12',
        'asm-gateway explain --strategy eni --cni terway-eniip --kubernetes 1.28',
        'asm-gateway explain --from "ipvs 1.30" --to "nftables 1.37"',
      ],
      related: ['asm-gateway lint', 'asm-gateway verify'],
    }))
    .action((subject: string | undefined, { output, color, ...flags }: ExplainOptions) => {
      terminalOf(process, color).out(explained(subject, flags, output));
      ends(ExitCode.FINE);
    });
}

function explained(subject: string | undefined, { from, to, ...flags }: ExplainFlags, output: ExplainOutput): string {
  const described = Object.keys(flags).length > 0 || from !== undefined || to !== undefined;
  if (subject === undefined) {
    if (!described) {
      throw new UsageError('nothing to explain: add a code, a fact, --strategy or --policy, or --from and --to');
    }
    if (from !== undefined || to !== undefined) {
      return explainChanges({ from, to }, flags, output);
    }
    return explainSetup(flags, output);
  }
  if (described) {
    throw new UsageError('a code or fact cannot be combined with flags that describe a setup');
  }
  return asksForFact(subject) ? explainFact(subject, output) : explainCode(subject, output);
}
