import type { Command } from 'commander';
import type { CommonOptions } from './command';
import { ExitCode } from './exit-code';
import { readFiles } from './files';
import { helpEnd, reportFor, withCommonOptions } from './options';
import { terminalOf } from './terminal';
import { textOf } from '../findings/finding';
import { findingsIn } from '../findings/parse';
import { appFor, gatewayOf, type ImportedApp } from '../import/app';
import type { Fields } from '../kubernetes/fields';
import type { Source, UnreadableSource } from '../kubernetes/source';
import { listed } from '../text';

interface ImportOptions extends CommonOptions {
  readonly name?: string;
}

/** The output formats. */
const REPORTS: { readonly [output: string]: (app: ImportedApp) => string } = {
  text: ({ source }) => source,
  json: (app) => `${JSON.stringify({ version: 1, ...app }, undefined, 2)}\n`,
};

/** `asm-gateway import`. */
export function define(command: Command, process: NodeJS.Process, ends: (code: ExitCode) => void): void {
  withCommonOptions(command, Object.keys(REPORTS))
    .argument('<file>', 'a manifest with an IstioGateway, or - for the standard input')
    .option('--name <name>', 'the gateway in a file with several')
    .addHelpText('after', helpEnd({
      exitCodes: ['the app was written', '(not used)', 'wrong usage, or a file without the gateway'],
      examples: [
        'asm-gateway import gateway.yaml > main.ts',
        'kubectl -n istio-system get istiogateway ingressgateway -o yaml | asm-gateway import -',
      ],
      related: ['asm-gateway lint'],
    }))
    .action(async (file: string, { output, color, name }: ImportOptions) => {
      const terminal = terminalOf(process, color);
      const report = reportFor(REPORTS, output);
      const { sources: [source], problems } = await readFiles([file], process.stdin);
      const manifest = source === undefined ? problems.join(' ') : manifestIn(source, name);
      if (typeof manifest === 'string') {
        terminal.complain(manifest);
        ends(ExitCode.NO_VERDICT);
        return;
      }
      const app = appFor(manifest);
      terminal.out(report(app));
      notesOn(app).forEach(terminal.complain);
      ends(ExitCode.FINE);
    });
}

/** The manifest of the gateway in a file, or why there is none. */
function manifestIn(source: Source | UnreadableSource, name: string | undefined): Fields | string {
  try {
    return gatewayOf(source, name);
  } catch (error) {
    const findings = findingsIn((error as Error).message);
    if (findings.length === 0) {
      throw error;
    }
    return findings.map(textOf).join(' ');
  }
}

/** What the reader of the app needs to know. */
function notesOn({ patches, leftOut }: ImportedApp): string[] {
  return [
    ...leftOut.length === 0 ? [] : [`left out what the API server writes: ${listed(leftOut)}.`],
    ...patches.length === 0 ? [] : [withoutProp(patches.length)],
  ];
}

function withoutProp(count: number): string {
  return count === 1
    ? '1 field fits no prop; it is in addJsonPatch.'
    : `${count} fields fit no prop; they are in addJsonPatch.`;
}
