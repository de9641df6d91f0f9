/** The start of a command line for a shell: kubectl, with the flags that name the cluster. */
export function kubectlOf(access: readonly string[]): string {
  return `kubectl${flagsOf(access)}`;
}

/** Flags as a shell must read them, each after a blank. */
export function flagsOf(flags: readonly string[]): string {
  return flags.map((flag) => ` ${quoted(flag)}`).join('');
}

/** An argument as a shell must read it. */
export function quoted(argument: string): string {
  return /^[\w.:/@=-]+$/.test(argument) ? argument : `'${argument.replaceAll('\'', '\'\\\'\'')}'`;
}
