import { PROBE } from '../../src/verify/probe.generated';

const LINES = PROBE.trimEnd();

/** Manifests without the text of the probe, which is a file of its own and would drown the rest. */
export function withoutScript(yaml: string): string {
  const indent = /^( +)# Asks a gateway and says/m.exec(yaml)?.[1];
  return indent === undefined ? yaml : withoutScript(yaml.replace(LINES.replace(/^(?=.)/gm, indent), `${indent}(probe.sh)`));
}
