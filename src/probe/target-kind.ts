/**
 * The kinds of targets, as arguments and results spell them. `probe.sh` accepts exactly these, and a test compares the
 * two.
 */
export const TARGET_KINDS = ['service-dns', 'hostname', 'url', 'load-balancer', 'cluster-ip'] as const;

/** A kind of target. */
export type ProbeTargetKind = (typeof TARGET_KINDS)[number];

/** A placeholder in a URL for the address that the probe reads from the Service when it runs. */
export const ADDRESS = '{address}';

/** Whether a text is a kind of target. */
export function isTargetKind(text: string): text is ProbeTargetKind {
  return (TARGET_KINDS as readonly string[]).includes(text);
}
