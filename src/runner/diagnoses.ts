import type { GatewayPods } from './plan';
import { type DiagnosedResult, DIAGNOSIS_TEXTS, portOf, type ProbeDiagnosis } from '../probe/diagnosis';
import type { ProbeResult } from '../probe/result';

/** A diagnosis, where it was made, the reason, and what to do. */
export function sentence(diagnosis: ProbeDiagnosis, where = ''): string {
  const { words, advice } = DIAGNOSIS_TEXTS[diagnosis];
  return `${diagnosis}${where}: ${words}. ${advice}`;
}

/** The diagnosis that people need to read: of a failure, or of an address that was expected to show the fault. */
export function diagnosisWorthSaying(probe: DiagnosedResult): ProbeDiagnosis | undefined {
  const { ok, expectation, diagnosis } = probe;
  return expectation === 'no-connection' || (!ok && diagnosis !== 'works') ? diagnosis : undefined;
}

/**
 * The smallest Istio Gateway that opens the ports at which nothing listens, in YAML. Without a route it answers 404.
 * Undefined if something listens, if the gateway's pods are not known, or if they are not Istio's.
 *
 * Sources: https://istio.io/latest/docs/reference/config/networking/gateway/ ;
 * https://github.com/istio/istio/blob/1.30.3/pilot/pkg/networking/core/gateway.go (404)
 */
export function missingGateway(
  probes: readonly DiagnosedResult[], pods: GatewayPods | undefined,
): string | undefined {
  const closed = probes.filter(({ diagnosis }) => diagnosis === 'nothing-listens');
  const servers = new Map(closed.map((probe) => [portOf(probe), serverLines(probe)]));
  if (servers.size === 0 || pods === undefined || !isOfIstio(pods)) {
    return undefined;
  }
  const { namespace, labels } = pods;
  return [
    'apiVersion: networking.istio.io/v1beta1',
    'kind: Gateway',
    'metadata:',
    '  name: ingress',
    `  namespace: ${namespace}`,
    'spec:',
    '  selector:',
    ...Object.entries(labels).map(([key, value]) => `    ${key}: ${JSON.stringify(value)}`),
    '  servers:',
    ...[...servers.values()].flat(),
  ].join('\n');
}

/** Whether an Istio Gateway can select the pods. Those of other software behind a load balancer read no such object. */
function isOfIstio({ labels }: GatewayPods): boolean {
  return Object.entries(labels).some(([key, value]) => key === 'istio' || value.startsWith('istio-'));
}

/** A server of a Gateway. With https the user has to name the Secret with the certificate. */
function serverLines(result: ProbeResult): string[] {
  const isHttps = result.url?.startsWith('https:') === true;
  const scheme = isHttps ? 'https' : 'http';
  const port = portOf(result);
  return [
    '    - hosts: ["*"]',
    `      port: { number: ${port}, name: ${scheme}-${port}, protocol: ${scheme.toUpperCase()} }`,
    ...isHttps ? ['      tls: { mode: SIMPLE, credentialName: NAME-OF-A-TLS-SECRET }'] : [],
  ];
}
