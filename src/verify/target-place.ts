import { bracketed, isHost, isPlainUrl, withoutPassword } from './host';
import { type TargetProblem, unless } from './problem';
import type { GatewayUrlOptions, IReachableService } from '../gateway/gateway-contract';
import { ADDRESS } from '../probe/target-kind';

/** Where a target is. */
export interface TargetPlace {
  /** Whether the probe reads the address from the Service when it runs. */
  readonly readsService: boolean;

  /** What is wrong with the place. */
  readonly problems: readonly TargetProblem[];

  /** The URL of the target. */
  urlOf(gateway: IReachableService, options: GatewayUrlOptions): string;
}

/** The DNS name of the gateway's Service. */
export const SERVICE_DNS: TargetPlace = {
  readsService: false,
  problems: [],
  urlOf: (gateway, options) => gateway.url(options),
};

/** The addresses in the Service, which are known when the probe runs. */
export const READ_FROM_SERVICE: TargetPlace = {
  readsService: true,
  problems: [],
  urlOf: (gateway, options) => gateway.url({ ...options, host: ADDRESS }),
};

/** An address that is known at synth: an IP address or a host name. */
export function atAddress(address: string): TargetPlace {
  return {
    readsService: false,
    problems: unless(isHost(address), { case: 'address', address }),
    urlOf: (gateway, options) => gateway.url({ ...options, host: bracketed(address) }),
  };
}

/** A whole URL, normalized as `new URL(x).href` does it. */
export function atUrl(url: string): TargetPlace {
  return {
    readsService: false,
    problems: unless(isPlainUrl(url), { case: 'url', url: withoutPassword(url) }),
    urlOf: () => (isPlainUrl(url) ? new URL(url).href : url),
  };
}
