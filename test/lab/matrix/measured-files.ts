/** Reading and writing `measured/*.json`: one file per mode and release, one cell per line so that changes can be read. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { setting } from '../settings';
import type { Configuration } from './cell-sets';
import type { MeasuredFile, Question } from './cells';
import type { Measured } from './matrix';

/** Where the files are; a user-mode kernel writes to a folder handed to it. */
export const MEASURED = setting('LAB_MEASURED');

/** The order cells stand in, whatever order they were asked in. */
function sortKey(cell: Question): string {
  const { dataPlane, ...rest } = cell;
  return [
    dataPlane.detectLocalMode,
    dataPlane.terwayMasquerade,
    !dataPlane.podCidrKnown,
    rest.sourceRanges,
    rest.gateway,
    rest.sessionAffinity,
    rest.target,
    rest.externalTrafficPolicy === 'Cluster',
    rest.internalTrafficPolicy,
    rest.backend === 'eni',
    rest.status !== 'ip',
    rest.status,
    rest.client === 'external',
    rest.client === 'host',
    rest.node,
  ].join('/');
}

function lines(values: readonly unknown[]): string {
  return values.map((value) => `\n    ${JSON.stringify(value)}`).join(',');
}

/** Writes the file of one mode and release. */
export function writeMeasured(
  folder: string, { proxyMode, kubernetesVersion }: Configuration, environment: Readonly<Record<string, string>>, results: readonly Measured[],
): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${proxyMode}-${kubernetesVersion}.json`);
  const sorted = results.flatMap(({ cells }) => cells).sort((a, b) => sortKey(a).localeCompare(sortKey(b)));
  const without = results.flatMap(({ notHosted }) => notHosted).sort((a, b) => sortKey(a.cell).localeCompare(sortKey(b.cell)));
  const withoutRules = results.flatMap((each) => each.withoutRules ?? []);
  writeFileSync(path, [
    '{',
    '  "version": 1,',
    `  "environment": ${JSON.stringify(environment)},`,
    `  "cells": [${lines(sorted)}`,
    '  ],',
    `  "notHosted": [${lines(without)}`,
    `  ]${withoutRules.length === 0 ? '' : `,\n  "withoutRules": [${lines(withoutRules)}\n  ]`}`,
    '}',
    '',
  ].join('\n'));
  return path;
}

/** Every file that was measured, or those of a set of cells that has a folder of its own. */
export function readMeasured(folder = '.'): MeasuredFile[] {
  const path = join(MEASURED, folder);
  return (existsSync(path) ? readdirSync(path) : []).filter((name) => name.endsWith('.json')).sort()
    .map((name) => JSON.parse(readFileSync(join(path, name), 'utf8')) as MeasuredFile);
}
