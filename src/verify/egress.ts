import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { labelsOf } from './probe-pod';
import { type IIstioGateway, podSelectorOf } from '../gateway/gateway-contract';

/** A probe that lives where egress is restricted. */
export interface RestrictedProbe {
  readonly instance: string;
  readonly namespace: string;
  readonly gateway: IIstioGateway;
  readonly labels?: { readonly [key: string]: string };

  /** Ports that it connects to. */
  readonly ports: readonly number[];
  readonly readsService: boolean;
}

/** Ports of API servers: of the Service `kubernetes`, and of what usually stands behind it. */
const API_SERVER = [443, 6443];

const ID = 'Egress';

/**
 * Lets the pods of a probe resolve names, reach the gateway, and reach anything at the ports that they ask: the addresses of load balancers
 * are not known beforehand, and whether a policy sees an address before or after it is rewritten depends on the network plugin.
 *
 * Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
 */
export function egressPolicy(scope: Construct, { instance, namespace, gateway, labels, ports, readsService }: RestrictedProbe): ApiObject {
  const anywhere = [...ports, ...readsService ? API_SERVER : []].filter((port, index, all) => all.indexOf(port) === index);
  return scope.node.tryFindChild(ID) as ApiObject | undefined ?? new ApiObject(scope, ID, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: instance, namespace, labels: labelsOf(instance, labels) },
    spec: {
      podSelector: { matchLabels: labelsOf(instance) },
      policyTypes: ['Egress'],
      egress: [
        { ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }] },
        {
          to: [{
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': gateway.namespace } },
            podSelector: { matchLabels: podSelectorOf(gateway) },
          }],
        },
        { ports: anywhere.map((port) => ({ protocol: 'TCP', port })) },
      ],
    },
  });
}
