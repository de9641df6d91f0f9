import { PROBE } from '../../src/probe/probe.generated';

const LINES = PROBE.trimEnd();

/**
 * Manifests without the text of the probe, which is a file of its own and would drown the rest, and without the hashes of content in the names
 * of Jobs and pods, which change with it.
 */
export function withoutScript(yaml: string): string {
  return yaml.split(/^---\n/m).map(withoutScriptAndHash).join('---\n');
}

function withoutScriptAndHash(document: string): string {
  const indent = /^( +)# Asks a gateway and says/m.exec(document)?.[1];
  if (indent === undefined) {
    return document;
  }
  const shorter = document.replace(LINES.replace(/^(?=.)/gm, indent), `${indent}(probe.sh)`);
  const [, name, base] = (/^kind: (?:Job|Pod)$/m.test(document) ? /^ {2}name: ((\S+)-[0-9a-f]{8})$/m.exec(document) : undefined) ?? [];
  return name === undefined ? shorter : shorter.replaceAll(name, `${base}-(hash)`);
}
