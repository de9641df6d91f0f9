import { existsSync, mkdirSync, readdirSync, statSync } from 'fs';
import { join } from 'path';
import type { ReadSource } from './diagnose-sources';
import { platformFileOf } from './platform-file';
import type { Terminal } from './terminal';
import { savedLists } from '../cluster/saved';
import type { ClusterDiagnosis } from '../diagnose/diagnose-cluster';
import { SAVE_VERIFICATION, verificationApp } from '../diagnose/verification-app';
import { textOf } from '../findings/finding';
import { UsageError } from '../findings/usage-error';
import { reasonOf } from '../lint/file-source';
import { shown } from '../text';

/** The options that write files. */
export interface SaveOptions {
  readonly save?: string;
  readonly savePlatform?: string;
  readonly saveVerification?: string;
}

/** Refuses what would mix two readings. */
export function mustBeSavable(
  { save, savePlatform: platform, saveVerification: app }: SaveOptions, contexts: number,
): void {
  if (contexts > 1 && [save, platform, app].some((path) => path !== undefined)) {
    throw new UsageError(`--save, --save-platform and ${SAVE_VERIFICATION} write one cluster; name one --context`);
  }
  if (save !== undefined && existsSync(save) && !isEmptyFolder(save)) {
    throw new UsageError(`--save ${shown(save)} is not an empty folder; name a new one`);
  }
}

function isEmptyFolder(path: string): boolean {
  return statSync(path).isDirectory() && readdirSync(path).length === 0;
}

/** Writes what was read, reduced to what a diagnosis needs. */
export function saveReading(folder: string, { cluster }: ReadSource, { save }: Terminal): void {
  written('--save', folder, () => {
    mkdirSync(folder, { recursive: true });
    for (const [file, list] of savedLists(cluster)) {
      save(join(folder, file), `${JSON.stringify(list, undefined, 2)}\n`);
    }
  });
}

/** Writes what was found of the cluster as a file for `--platform`. */
export function savePlatform(file: string, { diagnoses }: ClusterDiagnosis, { save }: Terminal): void {
  const nodes = diagnoses.flatMap((diagnosis) => diagnosis.nodes).filter(({ isOutside }) => !isOutside);
  const text = platformFileOf([...new Set(nodes.map(({ platform }) => platform))]);
  written('--save-platform', file, () => save(file, text));
}

/** Writes an app that verifies the Service that was diagnosed. */
export function saveVerification(file: string, { diagnoses, problem }: ClusterDiagnosis, { save }: Terminal): void {
  const [diagnosis, ...others] = diagnoses;
  const withoutService = diagnosis?.service === undefined ? diagnosis?.verdict ?? problem : undefined;
  const app = diagnosis && verificationApp(diagnosis);
  if (others.length > 0) {
    throw new UsageError(`${SAVE_VERIFICATION} writes an app for one Service; name it with --service or --gateway`);
  }
  if (diagnosis?.notVerified !== undefined) {
    throw new UsageError(`${SAVE_VERIFICATION} writes no app. ${diagnosis.notVerified}`);
  }
  if (withoutService !== undefined) {
    throw new UsageError(`${SAVE_VERIFICATION} writes no app. ${textOf(withoutService)}`);
  }
  if (app === undefined) {
    throw new UsageError(`${SAVE_VERIFICATION} needs a Service that selects its pods by labels`);
  }
  written(SAVE_VERIFICATION, file, () => save(file, app));
}

/** Writes, or says why that is not possible. */
function written(flag: string, name: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new UsageError(`${flag} ${shown(name)} cannot be written: ${reasonOf(error)}`);
  }
}
