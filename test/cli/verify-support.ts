import { readFileSync } from 'fs';
import { join } from 'path';
import type { Chart } from 'cdk8s';
import {
  GatewayMonitor, GatewayNodeCheck, GatewayVerification, type IIstioGateway, IstioGateway, ProbePlacement, ProbeTarget, TrafficStrategy,
  VerificationHook,
} from 'cdk8s-asm-gateway';
import { stringify } from 'yaml';
import { bundlesIn } from '../../src/cli/verify/bundle';
import { type Plan, planOf } from '../../src/cli/verify/plan';
import { answerOf, endOf } from '../../src/cli/verify/pod';
import { emptyScene, type LiveWorkload, type Scene, withAnswer, withPod, withWorkload } from '../../src/cli/verify/scene';
import type { KubernetesObject, Node, Pod } from '../../src/cluster/objects';
import type { ProbeResult } from '../../src/verify/contract';
import type { Manifest } from '../support/schema';
import { chartOf, synthesized } from '../support/synth';

/** What a real cluster said while a workload ran: its states, and those of its pods. */
export interface Recorded {
  readonly workload: readonly LiveWorkload[];
  readonly pods: readonly Pod[];
}

const RECORDED = join(__dirname, '..', 'cluster', 'recorded');

/** Read from Kubernetes 1.34.4 in the lab; INSTANCE stands for the name of the workload. */
export function recorded(name: string): Recorded {
  const text = readFileSync(join(RECORDED, `${name}.json`), 'utf8');
  const { workload: [first] } = JSON.parse(text) as Recorded;
  return JSON.parse(text.replaceAll(first.metadata.name, 'INSTANCE')) as Recorded;
}

/** The nodes of the lab. */
export const NODES = (JSON.parse(readFileSync(join(RECORDED, 'nodes.json'), 'utf8')) as { nodes: Node[] }).nodes;

export const GATEWAY = 'istio-ingressgateway.istio-system';

/** The forms of a proof, as an app has them. */
const FORMS = {
  job: (chart: Chart) => new GatewayVerification(chart, 'verify', { gateway: gatewayIn(chart) }).allowEgress(),
  dns: (chart: Chart) => new GatewayVerification(chart, 'verify', { gateway: gatewayIn(chart), targets: [ProbeTarget.serviceDns()] }),
  everyNode: (chart: Chart) => new GatewayVerification(chart, 'verify', { gateway: gatewayIn(chart), placement: ProbePlacement.everyNode(3) }),
  monitor: (chart: Chart) => new GatewayMonitor(chart, 'monitor', { gateway: gatewayIn(chart) }),
  helmTest: (chart: Chart) => new GatewayVerification(chart, 'verify', { gateway: gatewayIn(chart), hook: VerificationHook.helmTest() }),
  nodeCheck: (chart: Chart) => new GatewayNodeCheck(chart, 'check', { gateway: gatewayIn(chart) }),
};

export type Form = keyof typeof FORMS;

function gatewayIn(chart: Chart): IIstioGateway {
  return chart.node.tryFindChild('gateway') as IIstioGateway | undefined
    ?? IstioGateway.fromGatewayName(chart, 'gateway', { strategy: TrafficStrategy.cluster() });
}

/** What an app with these forms synthesizes. */
export function manifest(...forms: Form[]): Manifest[] {
  const chart = chartOf('test');
  forms.forEach((form) => FORMS[form](chart));
  return synthesized(chart);
}

/** The same as the text of a file. */
export function manifestText(...forms: Form[]): string {
  return manifest(...forms).map((object) => stringify(object)).join('---\n');
}

/** The plan for the one workload of a form; its names end in `-abcde`. */
export function planFor(form: Form, seconds?: number): Plan {
  return planOf(bundlesIn(manifest(form) as readonly KubernetesObject[], undefined)[0], () => 'abcde', seconds);
}

/** A scene after everything was seen, and every end of a probe was read. */
export function sceneOf(plan: Plan, { workload = [], pods = [] }: Partial<Recorded>): Scene {
  const afterWorkload = workload.reduce(withWorkload, emptyScene(plan));
  return pods.reduce((scene, pod) => {
    const end = endOf(pod);
    const seen = withPod(scene, pod);
    return end === undefined ? seen : withAnswer(seen, pod, answerOf(pod, end));
  }, afterWorkload);
}

/** A result that holds, but for what is said otherwise. */
export function result(otherwise: Partial<ProbeResult> = {}): ProbeResult {
  return {
    node: 'node-1',
    client: 'pod',
    target: 'service-dns',
    url: `http://${GATEWAY}/`,
    connectTo: null,
    insecure: false,
    expectation: 'any-response',
    ok: true,
    exitCode: 0,
    exitName: 'CURLE_OK',
    httpStatus: 404,
    stage: 'http',
    remoteAddress: '10.96.0.10',
    connectSeconds: 0.001,
    totalSeconds: 0.0034,
    tries: 1,
    message: 'answered with HTTP status 404',
    ...otherwise,
  };
}

/** The load balancer address, which does not answer. */
export const NO_ANSWER = result({
  target: 'load-balancer',
  url: 'http://203.0.113.1/',
  ok: false,
  exitCode: 28,
  exitName: 'CURLE_OPERATION_TIMEDOUT',
  httpStatus: null,
  stage: 'connect',
  remoteAddress: null,
  connectSeconds: null,
  totalSeconds: 10.001,
  tries: 4,
  message: 'did not answer in 4 of 4 tries: curl: (28) Connection timed out after 10001 milliseconds',
});

/** A pod whose probe ended, with what it left. */
export function endedPod(node: string, message: string, exitCode = 0, reason = 'Completed'): Pod {
  return {
    metadata: { name: `INSTANCE-${node}`, annotations: {} },
    spec: { nodeName: node },
    status: { phase: 'Succeeded', containerStatuses: [{ name: 'probe', state: { terminated: { exitCode, reason, message, finishedAt: '2026-01-01T00:00:00Z' } } }] },
  };
}

/** A termination message, or a log. */
export function messageOf(results: readonly ProbeResult[], count = results.length): string {
  return [`${results.filter(({ ok }) => !ok).length} of ${count} probes failed`, ...results.map((each) => JSON.stringify(each)), ''].join('\n');
}
