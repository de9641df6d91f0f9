import { relative, sep } from 'path';
import { isOpenPath, STANDARD_INPUT } from './files';
import type { Terminal } from './terminal';
import { pathText } from '../findings/field-path';
import { UsageError } from '../findings/usage-error';
import type { Kept, Sources } from '../lint/fix-trials';
import { appearedIn, fileFixes, withReplacements } from '../lint/fixable';
import { fixed, hasAnswer } from '../lint/fixes';
import { realFile, replaceFile } from '../lint/replace-file';
import type { LintResult } from '../lint/result';
import { unifiedDiff } from '../lint/unified-diff';
import { counted, printablePatch, shown } from '../text';

/** The flags of fixes. */
export interface FixFlags {
  readonly fix?: boolean;
  readonly dryRun?: boolean;
}

/** What was linted. */
interface Linted {
  readonly sources: Sources;
  readonly result: LintResult;

  /** Judges the files with other texts. */
  readonly relint: (sources: Sources) => LintResult;
}

/** The result of lint after fixes. */
interface AfterFixes {
  readonly result: LintResult;

  /** A sentence for each file that should have been changed and was not. */
  readonly problems: readonly string[];
}

/** Refuses flags that contradict each other, and what is not a file. */
export function checkFixFlags({ fix, dryRun }: FixFlags, names: readonly string[], output: string): void {
  if (dryRun === true && fix !== true) {
    throw new UsageError('--dry-run shows what --fix would change: use both');
  }
  if (dryRun === true && output !== 'text') {
    throw new UsageError(`--dry-run prints a patch, not --output ${output}: lint without --fix for that`);
  }
  const open = names.find((name) => name === STANDARD_INPUT || isOpenPath(name));
  if (open !== undefined) {
    throw new UsageError(`--fix changes files, and ${shown(open)} is none: name a file or a folder`);
  }
}

/** Fixes the files, and judges what is left. */
export function fixFiles({ sources, result, relint }: Linted): AfterFixes {
  const after = fixed(sources, result, relint);
  const problems = new Map<string, string>();
  for (const { name, before, text } of changesIn(sources, after)) {
    const why = replaceFile(name, before, text);
    if (why !== undefined) {
      problems.set(name, `${shown(name)} was not changed: ${why}.`);
    }
  }
  const made = after.fixes.filter(({ finding }) => !problems.has(finding.file));
  const left = problems.size === 0 ? after.result : relint(after.sources.map((source, index) => (
    problems.has(source.name) ? sources[index] ?? source : source
  )));
  return {
    result: {
      ...left,
      fixed: fileFixes(made, result.findings),
      unfixed: after.unfixed,
      appeared: appearedIn(left.findings, result.findings),
    },
    problems: [...problems.values()],
  };
}

/** Prints the changes as a patch, and what would not be fixed. */
export function showFixes({ sources, result, relint }: Linted, terminal: Terminal): AfterFixes {
  const after = fixed(sources, result, relint);
  const shownPaths = new Set<string>();
  const problems: string[] = [];
  for (const { name, before, text } of changesIn(sources, after)) {
    const patch = patchOf(name, before, text);
    if ('problem' in patch) {
      problems.push(`the changes of ${shown(name)} cannot be shown: ${patch.problem}.`);
    } else if (!shownPaths.has(patch.path)) {
      shownPaths.add(patch.path);
      terminal.patch(patch.text);
    }
  }
  fileFixes(after.fixes, result.findings).forEach(({ file, fixed: count, of }) => (
    terminal.complain(`${count} of ${counted(of, 'finding')} in ${shown(file)} would be fixed.`)
  ));
  after.unfixed.forEach(({ finding: { file, code, field = [] }, why }) => (
    terminal.complain(`${code} at ${pathText(field)} in ${shown(file)} would not be fixed: ${why}.`)
  ));
  appearedIn(after.result.findings, result.findings).forEach(({ file, code, field = [], message }) => (
    terminal.complain(`${code} at ${pathText(field)} in ${shown(file)} would be new: ${message}.`)
  ));
  return { result, problems };
}

/** The result with the changes that would fix findings. */
export function withFixes({ sources, result, relint }: Linted): LintResult {
  return result.findings.some(hasAnswer) ? withReplacements(sources, result, relint) : result;
}

/** A file with its text before and after. */
interface ChangedFile {
  readonly name: string;
  readonly before: string;
  readonly text: string;
}

function changesIn(sources: Sources, after: Kept): ChangedFile[] {
  return sources.flatMap((source, index) => {
    const other = after.sources[index];
    return 'text' in source && other !== undefined && 'text' in other && other.text !== source.text
      ? [{ name: source.name, before: source.text, text: other.text }]
      : [];
  });
}

/** A name that a patch can have without escapes. */
const PLAIN_NAME = /^[^\p{C}"\\]+$/u;

/** The patch of a file. A link is not patched, but the file that it leads to. */
function patchOf(name: string, before: string, text: string): { path: string; text: string } | { problem: string } {
  const file = realFile(name, before);
  if (typeof file === 'string') {
    return { problem: file };
  }
  const path = relative('.', file.path).split(sep).join('/');
  const patch = unifiedDiff(path, file.prefix + before, file.prefix + text);
  return PLAIN_NAME.test(path) && printablePatch(patch) === patch
    ? { path, text: patch }
    : { problem: 'its name or a line next to a change has characters that are not shown' };
}
