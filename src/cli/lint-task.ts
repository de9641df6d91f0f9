import { existsSync } from 'fs';
import { basename, dirname, join, relative, resolve } from 'path';
import { isOpenPath, STANDARD_INPUT } from './files';
import { declaredByFlags, type PlatformFlagValues } from './platform-flags';
import { UsageError } from '../findings/usage-error';
import { configIn, type LintConfig } from '../lint/config';
import { configFileAbove } from '../lint/config-file';
import { CONFIG_NAME } from '../lint/config-schema';
import type { FailLevel } from '../lint/fail-level';
import { fileSource } from '../lint/file-source';
import type { AckPlatformOptions } from '../model/platform';
import { listed, shown } from '../text';

/** The flags of lint that a configuration file may replace. */
export interface LintFlags extends PlatformFlagValues {
  /** The path of the configuration file; false for none; undefined to look for it. */
  readonly config?: string | false;
  readonly failOn?: FailLevel;
  readonly failIfNone?: boolean;
}

/** What lint reads, and how it judges. */
export interface LintTask {
  readonly names: readonly string[];

  /** What the flags declare about the cluster. */
  readonly flags: AckPlatformOptions;
  readonly failOn: FailLevel;
  readonly failIfNone: boolean;
  readonly config: LintConfig | undefined;

  /** Whether a file below a folder is not read: the configuration file, or all of them with --no-config. */
  readonly isSkipped: (path: string) => boolean;

  /** Whether the names are those of the configuration file. */
  readonly isComplete: boolean;
}

/** The task in the flags and the configuration file. A flag replaces the setting of the file. */
export function lintTask(given: readonly string[], flags: LintFlags): LintTask {
  const file = configFileFor(given, flags.config);
  const config = file === undefined ? undefined : configIn(fileSource(file));
  const isComplete = given.length === 0;
  const names = isComplete ? pathsOf(config) : given;
  if (names.length === 0) {
    throw new UsageError(
      'missing required argument \'files\'; pass files or folders, or list them as "paths" in asm-gateway.yaml',
    );
  }
  return {
    names,
    flags: declaredByFlags(flags),
    failOn: flags.failOn ?? config?.failOn ?? 'error',
    failIfNone: flags.failIfNone ?? config?.failIfNone ?? false,
    config,
    isSkipped: flags.config === false
      ? (path) => basename(path) === CONFIG_NAME
      : (path) => file !== undefined && resolve(path) === resolve(file),
    isComplete,
  };
}

/** The configuration file: the one that a flag names, or the nearest one above what is linted. */
function configFileFor(names: readonly string[], flag: LintFlags['config']): string | undefined {
  if (flag === false) {
    return undefined;
  }
  if (flag !== undefined) {
    if (!existsSync(flag)) {
      throw new UsageError(`--config ${shown(flag)} cannot be read: it does not exist`);
    }
    return flag;
  }
  const paths = names.filter((name) => name !== STANDARD_INPUT && !isOpenPath(name));
  const found = new Set(paths.map((path) => configFileAbove(path)).filter((each) => each !== undefined));
  const [file, ...others] = [...found].map((each) => relative('.', each));
  if (file !== undefined && others.length > 0) {
    throw new UsageError(
      `the files have different configurations: ${listed([file, ...others])}. Lint them one by one, or use --config`,
    );
  }
  return file ?? fromHere(configFileAbove('.'));
}

function fromHere(path: string | undefined): string | undefined {
  return path === undefined ? undefined : relative('.', path);
}

/** The paths in a configuration file, from the current folder. */
function pathsOf(config: LintConfig | undefined): string[] {
  return (config?.paths ?? []).map((path) => join(dirname(config?.file ?? '.'), path));
}
