/** The few fields of objects the stand-ins look at. */
import type { KubeObject } from '../cluster/api';

export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number | string;
  readonly nodePort?: number;
  readonly protocol?: string;
}

export interface Service extends KubeObject {
  readonly spec: {
    readonly type: string;
    readonly clusterIP: string;
    readonly externalTrafficPolicy?: 'Local' | 'Cluster';
    readonly loadBalancerClass?: string;
    readonly ports: readonly ServicePort[];
  };
  readonly status: { readonly loadBalancer?: { readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string }[] } };
}

export interface EndpointSlice extends KubeObject {
  readonly endpoints?: readonly {
    readonly addresses: readonly string[];
    readonly nodeName?: string;
    readonly conditions?: { readonly ready?: boolean };
  }[];
  readonly ports?: readonly { readonly name?: string; readonly port?: number }[];
}

export interface List<T> {
  readonly items: readonly T[];
}

export interface IstioGateway extends KubeObject {
  readonly metadata: KubeObject['metadata'] & { readonly uid: string };
  readonly spec?: IstioGatewaySpec;
}

/** A specification as users write it; only what is named here is acted on. */
export interface IstioGatewaySpec {
  readonly overrides?: Readonly<Record<string, IstioGatewaySpec>>;
  readonly replicaCount?: number;
  readonly serviceType?: string;
  readonly loadBalancerClass?: string;
  readonly loadBalancerIP?: string;
  readonly externalTrafficPolicy?: string;
  readonly ports?: readonly ServicePort[];
  readonly serviceAnnotations?: Readonly<Record<string, string>>;
  readonly serviceLabels?: Readonly<Record<string, string>>;
  readonly podLabels?: Readonly<Record<string, string>>;
  readonly podAnnotations?: Readonly<Record<string, string>>;
  readonly env?: readonly { readonly name: string }[];
  readonly resources?: unknown;
  readonly affinity?: unknown;
  readonly tolerations?: unknown;
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly hostNetwork?: boolean;
  readonly dnsPolicy?: string;
}
