import { ProxyMode } from './platform';

/** Iptables and IPVS mode: the releases at which answers change, and the newest minor versions. */
const IPTABLES_AND_IPVS = [
  '1.20.15', '1.22.17', '1.23.17', '1.24.17', '1.26.13', '1.28.15', '1.34.4', '1.35.4', '1.36.3', '1.37.2',
] as const;

/**
 * The kube-proxy releases that were measured, by mode, the oldest first. The lab builds and measures these. The model
 * calls answers measured because of them. The tests require a file in `test/lab/measured/` and a pin in
 * `test/lab/build/` for each.
 *
 * Not every release can be built: its staging modules must be served as Go modules too. That is why nftables has 1.31.0
 * instead of the last 1.31, and why 1.25 is missing.
 */
export const MEASURED_RELEASES = {
  [ProxyMode.IPTABLES]: IPTABLES_AND_IPVS,
  [ProxyMode.IPVS]: IPTABLES_AND_IPVS,
  // Two releases before the fix of host traffic in 1.33.6, one after it, and the newest minor versions.
  [ProxyMode.NFTABLES]: ['1.31.0', '1.32.13', '1.33.13', '1.34.4', '1.35.4', '1.36.3', '1.37.2'],
} as const;

/** A mode of kube-proxy that was measured. */
export type MeasuredMode = keyof typeof MEASURED_RELEASES;

/** Every mode of kube-proxy that was measured. */
export const MEASURED_MODES = [ProxyMode.IPTABLES, ProxyMode.IPVS, ProxyMode.NFTABLES] as const;

/** The newest release. */
export const NEWEST_MEASURED: string = IPTABLES_AND_IPVS[IPTABLES_AND_IPVS.length - 1] ?? '';
