/** The namespace and the name of an object. */
export interface NamespacedName {
  readonly namespace: string;
  readonly name: string;
}

/** What is read of a cluster. */
export interface Wanted {
  /** The Service that is diagnosed; undefined for every Service of type LoadBalancer. */
  readonly service: NamespacedName | undefined;

  /** The pod of a client; undefined if none was named. */
  readonly pod: NamespacedName | undefined;
}

/** A name as users write it: `istio-system/istio-ingressgateway`. */
export function written({ namespace, name }: NamespacedName): string {
  return `${namespace}/${name}`;
}
