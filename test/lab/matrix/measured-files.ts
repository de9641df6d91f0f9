/** Reading and writing `measured/*.json`: one file per mode and release, one cell per line so that changes can be read. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { setting } from '../settings';
import type { Cell, MeasuredFile, NotHosted, ProxyMode, Question } from './cells';

/** Where the files are; a user-mode kernel writes to a folder handed to it. */
export const MEASURED = setting('LAB_MEASURED');

/** The order cells stand in, whatever order they were asked in. */
function sortKey(cell: Question): string {
  const { dataPlane, ...rest } = cell;
  return [
    !dataPlane.podCidrKnown,
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
  folder: string, mode: ProxyMode, kubernetesVersion: string, environment: Readonly<Record<string, string>>,
  cells: readonly Cell[], notHosted: readonly NotHosted[],
): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${mode}-${kubernetesVersion}.json`);
  const sorted = [...cells].sort((a, b) => sortKey(a).localeCompare(sortKey(b)));
  const without = [...notHosted].sort((a, b) => sortKey(a.cell).localeCompare(sortKey(b.cell)));
  writeFileSync(path, [
    '{',
    '  "version": 1,',
    `  "environment": ${JSON.stringify(environment)},`,
    `  "cells": [${lines(sorted)}`,
    '  ],',
    `  "notHosted": [${lines(without)}`,
    '  ]',
    '}',
    '',
  ].join('\n'));
  return path;
}

/** Every file that was measured. */
export function readMeasured(): MeasuredFile[] {
  return readdirSync(MEASURED).filter((name) => name.endsWith('.json')).sort()
    .map((name) => JSON.parse(readFileSync(join(MEASURED, name), 'utf8')) as MeasuredFile);
}
