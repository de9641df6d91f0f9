import type { ExplainOutput, ExplainReports } from './explain-output';
import { CATALOGUE, type CatalogueEntry } from '../findings/catalogue/all';
import { levelsOf } from '../findings/definition';
import { pageOf } from '../findings/page';
import { UsageError } from '../findings/usage-error';
import { listed, nearest } from '../text';

/** How a code is explained. */
const REPORTS: ExplainReports<[entry: CatalogueEntry]> = {
  text: (entry) => [
    `${entry.code} (${listed(levelsOf(entry), 'or')})  ${entry.title}`,
    '',
    `cause  ${entry.why}`,
    `fix    ${entry.fix}`,
    `page   ${pageOf(entry.code)}`,
    '',
  ].join('\n'),
  json: ({ code, level, otherLevel = null, title, why, fix }) => {
    const document = { version: 1, code, level, otherLevel, title, cause: why, fix, page: pageOf(code) };
    return `${JSON.stringify(document, undefined, 2)}\n`;
  },
};

/** A code without its leading zeros. */
const SHORT = /^ASMG(\d{1,3})$/;

/** `asm-gateway explain CODE`: in any case, with or without leading zeros. */
export function explainCode(written: string, output: ExplainOutput): string {
  const wanted = written.toUpperCase().replace(SHORT, (_, number: string) => `ASMG${number.padStart(4, '0')}`);
  const entry = CATALOGUE.find(({ code }) => code === wanted);
  if (entry === undefined) {
    const near = nearest(written, CATALOGUE.map(({ code }) => code)).slice(0, 3);
    const known = 'codes look like ASMG0209, facts like F12';
    const instead = near.length === 0 ? known : `similar codes: ${near.join(', ')}`;
    throw new UsageError(`unknown code ${JSON.stringify(written)}; ${instead}`);
  }
  return REPORTS[output](entry);
}
