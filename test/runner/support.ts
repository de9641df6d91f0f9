import { readFileSync } from 'fs';
import { join } from 'path';
import type { Chart } from 'cdk8s';
import {
  GatewayMonitor, GatewayNodeCheck, GatewayVerification, type IIstioGateway, IstioGateway, ProbePlacement, ProbeTarget, TrafficStrategy,
  VerificationHook,
} from 'cdk8s-asm-gateway';
import { stringify } from 'yaml';
import type { KubernetesObject, Node, Pod } from '../../src/kubernetes/objects';
import type { ProbeResult } from '../../src/probe/result';
import { bundlesIn } from '../../src/runner/bundle';
import { type Plan, planOf } from '../../src/runner/plan';
import { answerOf, endOf } from '../../src/runner/pod-answer';
import { emptyState, type LiveWorkload, type RunState, withAnswer, withPod, withWorkload } from '../../src/runner/run-state';
import type { Manifest } from '../support/schema';
import { chartOf, synthesized } from '../support/synth';

/** The states of a workload and its pods, recorded on a real cluster. */
export interface Recorded {
  readonly workload: readonly LiveWorkload[];
  readonly pods: readonly Pod[];
}

const RECORDED = join(__dirname, '..', 'cluster', 'recorded');

/** A recording from Kubernetes 1.34.4 in the lab. INSTANCE stands for the name of the workload. */
export function recorded(name: string): Recorded {
  const text = readFileSync(join(RECORDED, `${name}.json`), 'utf8');
  const { workload: [first] } = JSON.parse(text) as Recorded;
  return JSON.parse(text.replaceAll(first.metadata.name, 'INSTANCE')) as Recorded;
}

/** The nodes of the lab. */
export const NODES = (JSON.parse(readFileSync(join(RECORDED, 'nodes.json'), 'utf8')) as { nodes: Node[] }).nodes;

export const GATEWAY = 'istio-ingressgateway.istio-system';

/** The forms of a verification in an app. */
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

/** The manifest of an app with these forms. */
export function manifest(...forms: Form[]): Manifest[] {
  const chart = chartOf('test');
  forms.forEach((form) => FORMS[form](chart));
  return synthesized(chart);
}

/** The same manifest as text. */
export function manifestText(...forms: Form[]): string {
  return manifest(...forms).map((object) => stringify(object)).join('---\n');
}

/** The plan for the workload of a form. Its names end in `-abcde`. */
export function planFor(form: Form, seconds?: number): Plan {
  return planOf(bundlesIn(manifest(form) as readonly KubernetesObject[], undefined)[0], () => 'abcde', seconds);
}

/** The state after a recording, with the result of every probe that ended. */
export function sceneOf(plan: Plan, { workload = [], pods = [] }: Partial<Recorded>): RunState {
  const afterWorkload = workload.reduce(withWorkload, emptyState(plan));
  return pods.reduce((state, pod) => {
    const end = endOf(pod);
    const seen = withPod(state, pod);
    return end === undefined ? seen : withAnswer(seen, pod, answerOf(pod, end));
  }, afterWorkload);
}

/** A result whose expectation held, with changes. */
export function result(changes: Partial<ProbeResult> = {}): ProbeResult {
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
    ...changes,
  };
}

/** A load balancer address that does not answer. */
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

/** A pod whose probe ended with a termination message. */
export function endedPod(node: string, message: string, exitCode = 0, reason = 'Completed'): Pod {
  return {
    metadata: { name: `INSTANCE-${node}`, annotations: {} },
    spec: { nodeName: node },
    status: {
      phase: 'Succeeded',
      containerStatuses: [
        { name: 'probe', state: { terminated: { exitCode, reason, message, finishedAt: '2026-01-01T00:00:00Z' } } },
      ],
    },
  };
}

/** A termination message, or a log. */
export function messageOf(results: readonly ProbeResult[], count = results.length): string {
  return [`${results.filter(({ ok }) => !ok).length} of ${count} probes failed`, ...results.map((each) => JSON.stringify(each)), ''].join('\n');
}
