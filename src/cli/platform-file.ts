import { readFileSync } from 'fs';
import { UsageError } from '../findings/usage-error';
import { isFields } from '../kubernetes/fields';
import { documentsIn } from '../kubernetes/yaml';
import { yaml } from '../lazy';
import { reasonOf } from '../lint/file-source';
import type { ClusterPlatform, PlatformField } from '../model/platform';
import { PLATFORM_FLAGS } from '../model/platform-flags';
import { listed, shown } from '../text';

/** The values in a platform file, as the flags would give them. */
export type PlatformFileValues = { readonly [field in PlatformField]?: string };

const FIELDS = PLATFORM_FLAGS.map(({ field }) => field);

/** Reads a platform file: YAML with the fields of `ClusterPlatform.ack`. */
export function readPlatformFile(file: string): PlatformFileValues {
  const values = valuesIn(file);
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, valueOf(file, field, value)]));
}

function valuesIn(file: string): object {
  const documents = [...documentsIn(textOf(file))];
  const [document] = documents;
  const value = document !== undefined && 'value' in document ? document.value : undefined;
  if (documents.length !== 1 || !(isFields(value) || value === null)) {
    throw new UsageError(`--platform ${shown(file)} is not one map in YAML, for example: cni: flannel`);
  }
  return value ?? {};
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`--platform ${shown(file)} cannot be read: ${reasonOf(error)}`);
  }
}

/** A value as text. Those of flags are checked later, in the same way. */
function valueOf(file: string, field: string, value: unknown): string {
  const flag = PLATFORM_FLAGS.find((each) => each.field === field);
  if (flag === undefined) {
    throw new UsageError(
      `--platform ${shown(file)}: unknown field ${shown(field)}; use ${listed(FIELDS, 'or')}`,
    );
  }
  const written = typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined;
  if (written === undefined || (flag.values !== undefined && !flag.values.includes(written))) {
    const accepted = flag.values === undefined ? 'a version in quotes' : listed(flag.values, 'or');
    throw new UsageError(`--platform ${shown(file)}: ${field} is ${shown(JSON.stringify(value))}; use ${accepted}`);
  }
  return written;
}

/** The platform file of a cluster: the fields in which all of its nodes agree. The others are named in a comment. */
export function platformFileOf(platforms: readonly ClusterPlatform[]): string {
  const found = FIELDS.map((field) => ({ field, values: [...new Set(platforms.map((platform) => platform[field]))] }));
  const same = found.flatMap(({ field, values: [value, ...others] }) => (
    value === undefined || others.length > 0 ? [] : [[field, value] as const]
  ));
  const mixed = found.filter(({ values }) => values.length > 1).map(({ field }) => field);
  const comment = mixed.length === 0 ? '' : `# The nodes differ in ${listed(mixed)}.\n`;
  const text = same.length === 0 ? '' : yaml().stringify(Object.fromEntries(same));
  return `# What asm-gateway diagnose found of the cluster. What is not here is not known.\n${comment}${text}`;
}
