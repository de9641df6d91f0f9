/** The seam to the library's proof: what a probe says, and the same as a line for a person. */
import { type ProbeResult, readLog, readTerminationMessage } from '../../src/probe/result';

export { type ProbeResult, readLog, readTerminationMessage };

/** A log of the probe, a line for each target. */
export function inWords(log: string): string[] {
  return readLog(log).map(({ ok, node, client, target, url, message }) => (
    `${ok ? 'ok  ' : 'FAIL'}  ${node ?? '?'}  ${client}  ${target}  ${url ?? ''} ${message}`
  ));
}
