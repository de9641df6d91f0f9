import { platformsOf } from './cures';
import type { Diagnosis, NodeDiagnosis, Subject } from './diagnosis';
import { flagsOf } from './kubectl-line';
import type { LivePort, LiveService } from '../cluster/live-service';
import { NO_URL } from '../findings/catalogue/identity';
import { BACKENDS_SKIPPED, NO_ADDRESS, NO_READY_POD, NO_SERVICE } from '../findings/catalogue/live';
import { UNSERVED_PORTS } from '../findings/catalogue/not-the-fault';
import { bestPort, portText } from '../kubernetes/url-port';
import type { ClusterPlatform } from '../model/platform';
import { PLATFORM_FLAGS } from '../model/platform-flags';

/** The file that reports propose for the app. */
const FILE = 'verify.js';

/** The flag that writes the app. */
export const SAVE_VERIFICATION = '--save-verification';

/** The verdicts on Services that no client can reach yet: there is nothing to verify. */
const NOT_READY: readonly string[] = [NO_SERVICE, NO_READY_POD, UNSERVED_PORTS, BACKENDS_SKIPPED, NO_ADDRESS]
  .map(({ code }) => code);

/** Why no app can verify the Service, as the sentence of a report; undefined if one can. */
export function notVerifiable({ service, nodes }: Pick<Diagnosis, 'service' | 'nodes'>): string | undefined {
  const why = service && (portProblem(service) ?? nodeProblem(nodes));
  return why && `No app can verify the Service: ${why}.`;
}

function portProblem({ ports }: LiveService): string | undefined {
  return bestPort(ports, undefined) === undefined
    ? NO_URL.finding({ case: 'noPort', scheme: undefined, ports: ports.map(portText) }).message
    : undefined;
}

/** If no node was read, some may accept pods. */
function nodeProblem(nodes: readonly NodeDiagnosis[]): string | undefined {
  return nodes.length > 0 && nodes.filter(runsProbes).length === 0
    ? 'no node accepts its pods; every node is cordoned or tainted, or is a virtual or a Windows node'
    : undefined;
}

/** The commands that verify the Service from every node; empty if there is nothing to verify. */
export function verifyCommands(
  { subject, service, verdict, cures, notVerified }:
  Pick<Diagnosis, 'subject' | 'service' | 'verdict' | 'cures' | 'notVerified'>,
): string[] {
  const selectsPods = service !== undefined && Object.keys(service.selector).length > 0;
  if (!selectsPods || NOT_READY.includes(verdict.code) || notVerified !== undefined) {
    return [];
  }
  const unchanged = cures.find(({ patch }) => patch === undefined);
  const { access, readAgain } = subject;
  return [
    `npx asm-gateway diagnose${named(subject)}${flagsOf(readAgain)} ${SAVE_VERIFICATION} ${FILE}`,
    `node ${FILE}${unchanged === undefined ? '' : `  # for ${unchanged.strategy}: node ${FILE} ${unchanged.strategy}`}`,
    `npx asm-gateway verify -f dist/verify.k8s.yaml${flagsOf(access)}`,
  ];
}

/** The flag that names the Service again. */
function named({ kind, namespace, name }: Subject): string {
  return flagsOf([kind === 'Service' ? '--service' : '--gateway', `${namespace}/${name}`]);
}

/** An app for Node.js that verifies the Service from every node; undefined if the Service does not select its pods. */
export function verificationApp({ service, nodes }: Pick<Diagnosis, 'service' | 'nodes'>): string | undefined {
  if (service === undefined || Object.keys(service.selector).length === 0) {
    return undefined;
  }
  const { namespace, name, selector, ports } = service;
  const tcp = ports.filter(({ protocol }) => protocol === 'TCP');
  return `// Verifies a Service from every node. Without an argument it asks the DNS name and the load balancer address.
// With a strategy it asks the addresses that the strategy promises, for example: node ${FILE} dns-only
const { App, Chart, Duration } = require("cdk8s");
const {
  ClusterPlatform, GatewayPort, GatewayVerification, LoadBalancerService, ProbePlacement, ProbeTarget, TrafficStrategy,
} = require("cdk8s-asm-gateway");

const [strategy] = process.argv.slice(2);
const app = new App();
const chart = new Chart(app, "verify");

const gateway = LoadBalancerService.fromServiceName(chart, "service", {
  namespace: ${JSON.stringify(namespace)},
  name: ${JSON.stringify(name)},
  podLabels: ${indented(selector)},
  ports: ${indented(tcp.map(portOf))}.map((port) => GatewayPort.of(port)),
  platform: ClusterPlatform.ack(${indented(agreed(platformsOf(nodes)))}),
  strategy: TrafficStrategy.named(strategy ?? "dns-only"),
});

new GatewayVerification(chart, "verify", {
  gateway,
  placement: ProbePlacement.everyNode(${countOf(nodes)}), // the number of nodes that accept its pods
  targets: strategy === undefined ? [ProbeTarget.serviceDns(), ProbeTarget.loadBalancer()] : undefined,
  timeout: Duration.seconds(5),
});

app.synth();
`;
}

/** A value in JavaScript, as a part of an indented object. */
function indented(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', '\n  ');
}

/** A port without a name is the only one of its Service. */
function portOf({ name, port, appProtocol }: LivePort): object {
  return { name: name ?? (port === 443 ? 'https' : 'http'), port, appProtocol };
}

/** The fields of the platform in which all nodes agree. */
function agreed(platforms: readonly ClusterPlatform[]): object {
  const [first] = platforms;
  const same = PLATFORM_FLAGS.map(({ field }) => field)
    .filter((field) => platforms.every((platform) => platform[field] === first?.[field]));
  return Object.fromEntries(same.map((field) => [field, first?.[field]]));
}

/** Nodes of a kind that is never judged run no probe either. */
function runsProbes({ isOutside, acceptsPods }: NodeDiagnosis): boolean {
  return acceptsPods && !isOutside;
}

/** If no node was read, there is at least one. */
function countOf(nodes: readonly NodeDiagnosis[]): number {
  return Math.max(1, nodes.filter(runsProbes).length);
}
