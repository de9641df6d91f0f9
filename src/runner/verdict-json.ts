import type { NotCovered } from './coverage';
import type { Verdict } from './verdict';
import type { ProbeResult } from '../probe/result';

/** A result in the JSON document, with the workload that it belongs to. */
export interface ProbeJson extends ProbeResult {
  readonly workload: string;
}

export interface NotCoveredJson extends NotCovered {
  readonly workload: string;
}

/** Why the results of a workload are incomplete. */
export interface ProblemJson {
  readonly workload: string;
  readonly problem: string;
}

/** The JSON document of a verdict. */
export interface VerdictJson {
  readonly version: 1;
  readonly passed: boolean;
  readonly probes: readonly ProbeJson[];
  readonly notCovered: readonly NotCoveredJson[];
  readonly problems: readonly ProblemJson[];
}

/** The verdict as JSON. Fields may be added, never renamed. */
export function verdictJson({ outcome, workloads }: Verdict): VerdictJson {
  return {
    version: 1,
    passed: outcome === 'passed',
    probes: workloads.flatMap(({ name, probes }) => probes.map((probe) => probeJson(name, probe))),
    notCovered: workloads.flatMap(({ name: workload, notCovered }) => (
      notCovered.map(({ node, why }) => ({ node, why, workload }))
    )),
    problems: workloads.flatMap(({ name: workload, problem }) => (
      problem === undefined ? [] : [{ workload, problem }]
    )),
  };
}

/** The fields in their order, and no others: the probe may be an older or a newer version. */
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
