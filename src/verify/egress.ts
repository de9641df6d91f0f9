import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { labelsOf } from './probe-pod';
import type { IReachableService } from '../gateway/gateway-contract';

/** A probe in a namespace where egress is restricted. */
export interface RestrictedProbe {
  readonly instance: string;
  readonly namespace: string;
  readonly gateway: IReachableService;
  readonly labels?: { readonly [key: string]: string };

  /** Ports that the probe connects to. */
  readonly ports: readonly number[];
  readonly readsService: boolean;
}

/** Ports of API servers: of the Service `kubernetes`, and the usual port of its endpoints. */
const API_SERVER = [443, 6443];

const ID = 'Egress';

/**
 * Lets the pods of a probe resolve names, reach the gateway, and reach any address at the ports that are probed. The
 * addresses of load balancers are not known beforehand. The network plugin decides whether a policy sees an address
 * before or after it is rewritten.
 *
 * Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
 */
export function egressPolicy(
  scope: Construct, { instance, namespace, gateway, labels, ports, readsService }: RestrictedProbe,
): ApiObject {
  const anywhere = [...ports, ...readsService ? API_SERVER : []]
    .filter((port, index, all) => all.indexOf(port) === index);
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
            podSelector: { matchLabels: gateway.podSelector },
          }],
        },
        { ports: anywhere.map((port) => ({ protocol: 'TCP', port })) },
      ],
    },
  });
}
