import type { ExplainOutput, ExplainReports } from './explain-output';
import { CATALOGUE, type CatalogueEntry } from '../findings/catalogue/all';
import { pageOf } from '../findings/page';
import { UsageError } from '../findings/usage-error';
import { nearest } from '../text';

/** How a code is explained. */
const REPORTS: ExplainReports<[entry: CatalogueEntry]> = {
  text: ({ code, level, title, why, fix }) => [
    `${code} (${level})  ${title}`,
    '',
    `cause  ${why}`,
    `fix    ${fix}`,
    `page   ${pageOf(code)}`,
    '',
  ].join('\n'),
  json: ({ code, level, title, why, fix }) => {
    const document = { version: 1, code, level, title, cause: why, fix, page: pageOf(code) };
    return `${JSON.stringify(document, undefined, 2)}\n`;
  },
};

/** `asm-gateway explain CODE`. */
export function explainCode(written: string, output: ExplainOutput): string {
  const entry = CATALOGUE.find(({ code }) => code === written.toUpperCase());
  if (entry === undefined) {
    const near = nearest(written, CATALOGUE.map(({ code }) => code)).slice(0, 3);
    const known = 'codes look like ASMG0209, facts like F12';
    const instead = near.length === 0 ? known : `similar codes: ${near.join(', ')}`;
    throw new UsageError(`unknown code ${JSON.stringify(written)}; ${instead}`);
  }
  return REPORTS[output](entry);
}
