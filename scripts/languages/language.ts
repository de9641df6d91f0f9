import type { App } from './apps';

/** How to start a program. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
}

/** A language that the examples are written in. */
export interface Language {
  readonly name: string;

  /** The folder of its examples. */
  readonly folder: string;

  /** Programs that must be on the PATH, and what to install for them. */
  readonly programs: Readonly<Record<string, string>>;

  /** The file of an app, from the folder of the examples. */
  readonly fileOf: (app: App) => string;

  /** Makes the package of the library, and builds the examples with it. Returns how each app is started. */
  readonly prepare: () => (app: App) => Command;
}
