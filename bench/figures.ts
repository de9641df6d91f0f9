import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import type { Figure } from './measure';

/*
 * The last figures, kept in the repository: `npm run bench -- --keep` writes them, and `npm run bench` prints the change
 * against them. Only ratios and sizes are kept, since times depend on the machine.
 */

const FILE = join(__dirname, 'figures.json');

/** The kept figures by what they are about. */
export type KeptFigures = { readonly [about: string]: number };

export function keptFigures(): KeptFigures {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) as KeptFigures : {};
}

/** Keeps the figures, and those of benchmarks that did not run. */
export function keepFigures(figures: readonly Figure[]): void {
  const kept = { ...keptFigures(), ...Object.fromEntries(figures.map(({ about, value }) => [about, Number(value.toPrecision(3))])) };
  writeFileSync(FILE, `${JSON.stringify(kept, undefined, 2)}\n`);
}

/** Less than this is noise: the same code varies by about as much. */
const NOISE = 0.05;

/** The change of a figure against the kept one, in words. */
export function changeOf({ about, value }: Figure, kept: KeptFigures): string {
  const before = kept[about];
  if (before === undefined) {
    return 'not kept yet';
  }
  const change = value / before - 1;
  const percent = `${change < 0 ? '' : '+'}${(change * 100).toFixed(0)} %`;
  return Math.abs(change) < NOISE ? `kept ${before}` : `kept ${before}, ${percent}, ${change > 0 ? 'WORSE' : 'better'}`;
}
