/**
 * The address plan. All of it exists inside the lab's own namespaces only; the outside uses the ranges reserved for
 * documentation (RFC 5737), which mean no real host even if one leaked.
 */

/** Address of the router, which is the load balancer too; every cable's near end has it. */
export const ROUTER = '10.20.0.1';
export const CONTROL_PLANE = '10.20.0.2';
export const NODE_RANGE = '10.20.0.0/24';
export const CLIENT = '198.51.100.10';
/** A range outside the cluster. The client outside is in it. */
export const OFFICE_RANGE = '198.51.100.0/24';
export const POD_RANGE = '10.244.0.0/16';
export const SERVICE_RANGE = '10.96.0.0/16';
export const API_SERVICE = '10.96.0.1';
export const DNS_SERVICE = '10.96.0.10';
export const LOAD_BALANCER_RANGE = '203.0.113.0/24';

/** The addresses of the n-th node (from 1) and of its pods. */
export interface NodeAddresses {
  readonly address: string;
  readonly podRange: string;
  /** The node's own address on the bridge its pods hang on. */
  readonly bridge: string;
}

export function nodeAddresses(index: number): NodeAddresses {
  return { address: `10.20.0.${10 + index}`, podRange: `10.244.${index}.0/24`, bridge: `10.244.${index}.1` };
}

/** Address of the n-th load balancer (from 1). */
export function loadBalancerAddress(index: number): string {
  return `203.0.113.${index}`;
}
