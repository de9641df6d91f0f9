import type { k8s } from 'cdk8s-plus-28';

/**
 * The proxy of a gateway: its container, and its own features. A value that Kubernetes rejects in a container is
 * reported as ASMG0121.
 */
export interface GatewayProxyProps {
  /**
   * Resources of the gateway's proxy container. Autoscaling measures utilization against the requests.
   *
   * @default - not written; ASM sets limits of 2 CPU and 2G, and requests of 200m CPU and 256Mi
   * @see https://www.alibabacloud.com/help/en/alibaba-cloud-service-mesh/latest/modify-an-ingress-gateway-service
   */
  readonly resources?: k8s.ResourceRequirements;

  /**
   * Environment variables of the gateway's proxy container.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/alibaba-cloud-service-mesh/latest/modify-an-ingress-gateway-service
   */
  readonly env?: k8s.EnvVar[];

  /**
   * Handlers that run after a gateway container starts and before it stops. A preStop handler that waits gives the load
   * balancer time to take the pod out. From ASM 1.26 on, `drainTimeout` does that.
   *
   * @default - not written
   * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
   */
  readonly lifecycle?: k8s.Lifecycle;

  /**
   * Timing of the proxy's readiness probe. The request that the probe makes cannot be changed.
   *
   * @default - not written
   * @see https://github.com/aliyun/alibabacloud-servicemesh-api
   */
  readonly readinessProbe?: GatewayReadinessProbe;

  /**
   * Compression of responses at the gateway, which saves traffic and costs CPU.
   *
   * @default - not written; responses are not compressed
   * @see https://www.alibabacloud.com/help/zh/doc-detail/213470.htm
   */
  readonly compression?: GatewayCompression;

  /**
   * Ports of the application next to the proxy, separated by commas. A field from early versions of Istio. Its effect
   * on a gateway of ASM is not documented.
   *
   * @default - not written
   * @see https://github.com/aliyun/alibabacloud-servicemesh-api
   */
  readonly applicationPorts?: string;

  /**
   * Names of the networks whose endpoints the gateway gets, separated by commas. A field for meshes of several
   * networks. Its effect on a gateway of ASM is not documented. Istio calls it ISTIO_META_REQUESTED_NETWORK_VIEW.
   *
   * @default - not written
   * @see https://github.com/aliyun/alibabacloud-servicemesh-api
   */
  readonly requestedNetworkView?: string;

  /**
   * Whether ASM also creates an Istio Gateway for the ports. The name of the field says so; no page describes it.
   *
   * @default - not written
   * @see https://github.com/aliyun/alibabacloud-servicemesh-api
   */
  readonly autoCreateGatewayYaml?: boolean;

  /**
   * Whether the ports are left out of the port list of the container. The name of the field says so; no page describes
   * it.
   *
   * @default - not written
   * @see https://github.com/aliyun/alibabacloud-servicemesh-api
   */
  readonly disableContainerPortExposed?: boolean;
}

/**
 * Timing of the readiness probe of a gateway's proxy.
 */
export interface GatewayReadinessProbe {
  /**
   * Number of failures in a row after which a pod is not ready, an integer. ASM treats 0 as unset.
   *
   * @default - not written; 30 in the operator that the resource comes from
   * @see https://github.com/banzaicloud/istio-operator
   */
  readonly failureThreshold?: number;

  /**
   * Time from one probe to the next, an integer in seconds. ASM treats 0 as unset.
   *
   * @default - not written; 2 in the operator that the resource comes from
   * @see https://github.com/banzaicloud/istio-operator
   */
  readonly periodSeconds?: number;

  /**
   * Number of successes in a row after which a pod is ready again, an integer. ASM treats 0 as unset. Kubernetes
   * accepts any number from 1 for a readiness probe.
   *
   * @default - not written; 1 in the operator that the resource comes from
   * @see https://github.com/banzaicloud/istio-operator
   */
  readonly successThreshold?: number;
}

/**
 * Compression of responses at a gateway. In the resource, the names of these fields are in snake_case.
 */
export interface GatewayCompression {
  /**
   * Whether responses are compressed.
   *
   * @default - not written; they are not compressed
   * @see https://www.alibabacloud.com/help/zh/doc-detail/213470.htm
   */
  readonly enabled?: boolean;

  /**
   * Smallest response that is compressed, an integer in bytes. Compressing small ones costs CPU and saves nothing.
   *
   * @default - not written; Envoy uses 30
   * @see https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/filters/http/compressor/v3/compressor.proto
   */
  readonly minContentLength?: number;

  /**
   * Media types that are compressed, for example `text/html`.
   *
   * @default - not written; Envoy compresses the usual types of text
   * @see https://www.alibabacloud.com/help/zh/doc-detail/213470.htm
   */
  readonly contentType?: string[];

  /**
   * Whether a response with an ETag header stays as it is. The proxy drops a strong ETag when it compresses.
   *
   * @default - not written; Envoy uses false
   * @see https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/filters/http/compressor/v3/compressor.proto
   */
  readonly disableOnEtagHeader?: boolean;

  /**
   * Whether the gateway removes the client's Accept-Encoding header from the request. Then the gateway compresses, and
   * the workload does not.
   *
   * @default - not written; Envoy uses false
   * @see https://www.alibabacloud.com/help/zh/doc-detail/213470.htm
   */
  readonly removeAcceptEncodingHeader?: boolean;

  /**
   * Settings of gzip.
   *
   * @default - not written
   * @see https://www.alibabacloud.com/help/zh/doc-detail/213470.htm
   */
  readonly gzip?: GatewayGzip;
}

/**
 * Settings of gzip. In the resource, the names of these fields are in snake_case.
 */
export interface GatewayGzip {
  /**
   * Memory for the state of zlib, an integer. Envoy accepts 1 to 9. More memory compresses faster and better.
   *
   * @default - not written; Envoy uses 5
   * @see https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/compression/gzip/compressor/v3/gzip.proto
   */
  readonly memoryLevel?: number;

  /**
   * Speed against size. Envoy knows BEST_SPEED, BEST_COMPRESSION, DEFAULT_COMPRESSION, and COMPRESSION_LEVEL_1 to
   * COMPRESSION_LEVEL_9. Another resource of ASM spells the default `DEFAULT`, so any string is accepted here.
   *
   * @default - not written
   * @see https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/compression/gzip/compressor/v3/gzip.proto
   */
  readonly compressionLevel?: string;

  /**
   * Strategy of zlib. Envoy knows DEFAULT_STRATEGY, FILTERED, HUFFMAN_ONLY, RLE and FIXED. No page of ASM lists the
   * values, so any string is accepted here.
   *
   * @default - not written
   * @see https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/compression/gzip/compressor/v3/gzip.proto
   */
  readonly compressionStrategy?: string;

  /**
   * Size of the window of zlib, as an exponent of two: an integer. Envoy accepts 9 to 15.
   *
   * @default - not written; Envoy uses 12
   * @see https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/compression/gzip/compressor/v3/gzip.proto
   */
  readonly windowBits?: number;

  /**
   * Size of the output buffer of zlib, an integer in bytes. Envoy accepts 4096 to 65536.
   *
   * @default - not written; Envoy uses 4096
   * @see https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/compression/gzip/compressor/v3/gzip.proto
   */
  readonly chunkSize?: number;
}
