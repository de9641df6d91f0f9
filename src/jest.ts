import { PROBE } from './probe/probe.generated';

/*
 * A snapshot serializer for Jest and Vitest. Users load it as `cdk8s-asm-gateway/jest`. Every release of the probe
 * changes the text of its script, and with it the hash in the name of its Job. The serializer leaves both out.
 */

const SCRIPT = PROBE.trimEnd();
const FIRST_LINE = SCRIPT.slice(0, SCRIPT.indexOf('\n'));

/** What a snapshot has instead of the script. */
const PLACEHOLDER = '(probe.sh)';

/** The kinds whose names end in a hash of their content. */
const NAMED_AFTER_CONTENT = ['Job', 'Pod'];
const NAME_WITH_HASH = /^(\S+)-[0-9a-f]{8}$/;

/** The part of a manifest that the serializer reads. */
interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** Prints a value by the rules of the test runner. */
type Printer<Config, Refs> = (value: unknown, config: Config, indentation: string, depth: number, refs: Refs) => string;

/** Whether the serializer accepts a value: YAML with the probe's script, or a manifest of a container that runs it. */
export function test(value: unknown): boolean {
  return typeof value === 'string' ? withoutProbeScript(value) !== value : isManifest(value) && hasScript(value);
}

/** The value without the script, printed by the test runner. */
export function serialize<Config, Refs>(
  value: unknown, config: Config, indentation: string, depth: number, refs: Refs, printer: Printer<Config, Refs>,
): string {
  const shorter = typeof value === 'string' ? withoutProbeScript(value) : manifestWithoutScript(value as Manifest);
  return printer(shorter, config, indentation, depth, refs);
}

/**
 * YAML with `(probe.sh)` instead of the probe's script, and `(hash)` instead of the hash in the name of a Job or a Pod
 * that runs it.
 */
export function withoutProbeScript(yaml: string): string {
  return yaml.includes(FIRST_LINE) ? yaml.split(/^---\n/m).map(documentWithoutScript).join('---\n') : yaml;
}

function documentWithoutScript(document: string): string {
  const start = document.indexOf(FIRST_LINE);
  const indent = document.slice(document.lastIndexOf('\n', start) + 1, Math.max(start, 0));
  const shorter = document.replace(SCRIPT.replace(/^(?=.)/gm, indent), `${indent}${PLACEHOLDER}`);
  if (shorter === document) {
    return document;
  }
  const kind = /^kind: (\S+)$/m.exec(document)?.[1] ?? '';
  const name = /^ {2}name: (\S+)$/m.exec(document)?.[1] ?? '';
  return shorter.replaceAll(name, nameWithoutHash(kind, name));
}

function manifestWithoutScript(manifest: Manifest): unknown {
  const { kind, metadata: { name } } = manifest;
  return mapStrings(manifest, (text) => (
    text.replace(SCRIPT, PLACEHOLDER).replaceAll(name, nameWithoutHash(kind, name))
  ));
}

function nameWithoutHash(kind: string, name: string): string {
  return NAMED_AFTER_CONTENT.includes(kind) ? name.replace(NAME_WITH_HASH, '$1-(hash)') : name;
}

function isManifest(value: unknown): value is Manifest {
  return isData(value) && typeof value.kind === 'string'
    && isData(value.metadata) && typeof value.metadata.name === 'string';
}

function hasScript(value: unknown): boolean {
  return typeof value === 'string'
    ? value.includes(SCRIPT)
    : (Array.isArray(value) || isData(value)) && Object.values(value).some(hasScript);
}

/**
 * Whether a value is an object without a class. An object with a class, for example a construct, may contain itself.
 * Jest runs tests in a context with an `Object` of its own, so `Object.prototype` is recognized by its lack of a
 * prototype.
 */
function isData(value: unknown): value is Record<string, unknown> {
  const prototype: unknown = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined;
  return prototype === null || typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null;
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.map((each) => mapStrings(each, change));
  }
  return isData(value)
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapStrings(each, change)]))
    : value;
}
