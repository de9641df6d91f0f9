import type { NotCovered } from './coverage';
import type { Verdict } from './verdict';
import type { ProbeResult } from '../probe/result';

/** A result as documents for machines carry it, with the workload that asked. */
export interface ProbeJson extends ProbeResult {
  readonly workload: string;
}

export interface NotCoveredJson extends NotCovered {
  readonly workload: string;
}

/** Why nothing can be said of all that a workload was to ask. */
export interface ProblemJson {
  readonly workload: string;
  readonly problem: string;
}

/** The verdict as a document for machines. Fields may be added, never renamed. */
export function verdictJson({ outcome, workloads }: Verdict): {
  version: 1; passed: boolean; probes: readonly ProbeJson[]; notCovered: readonly NotCoveredJson[]; problems: readonly ProblemJson[];
} {
  return {
    version: 1,
    passed: outcome === 'passed',
    probes: workloads.flatMap(({ name, probes }) => probes.map((probe) => probeJson(name, probe))),
    notCovered: workloads.flatMap(({ name: workload, notCovered }) => notCovered.map(({ node, why }) => ({ node, why, workload }))),
    problems: workloads.flatMap(({ name: workload, problem }) => (problem === undefined ? [] : [{ workload, problem }])),
  };
}

/** The fields in their order, and no others: the script that wrote a result may be an older or a newer one. */
function probeJson(workload: string, probe: ProbeResult): ProbeJson {
  return {
    node: probe.node,
    client: probe.client,
    target: probe.target,
    url: probe.url,
    connectTo: probe.connectTo,
    insecure: probe.insecure,
    expectation: probe.expectation,
    ok: probe.ok,
    exitCode: probe.exitCode,
    exitName: probe.exitName,
    httpStatus: probe.httpStatus,
    stage: probe.stage,
    remoteAddress: probe.remoteAddress,
    connectSeconds: probe.connectSeconds,
    totalSeconds: probe.totalSeconds,
    tries: probe.tries,
    message: probe.message,
    workload,
  };
}
