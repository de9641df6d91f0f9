import { type Command, Option } from 'commander';
import type { CommonOptions } from './command';
import { ExitCode } from './exit-code';
import { explainCode } from './explain-code';
import { explainSetUp } from './explain-set-up';
import { withCommonOptions } from './options';
import { type SetUpFlags, VALUES } from './set-up';
import { terminalOf } from './terminal';
import { UsageError } from '../findings/usage-error';

/** `asm-gateway explain`. */
export function define(command: Command, process: NodeJS.Process, ends: (code: ExitCode) => void): void {
  withCommonOptions(command, ['text', 'json'])
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
    .action((code: string | undefined, { output, color, ...flags }: CommonOptions & SetUpFlags) => {
      terminalOf(process, color).out(explained(code, flags, output));
      ends(ExitCode.FINE);
    });
}

function explained(code: string | undefined, flags: SetUpFlags, output: string): string {
  const described = Object.keys(flags).length > 0;
  if ((code !== undefined) === described) {
    throw new UsageError(described ? 'explain takes a code or a set-up, and not both' : 'explain what? Name a code, or a set-up by --strategy or --policy');
  }
  return code === undefined ? explainSetUp(flags, output) : explainCode(code, output);
}
