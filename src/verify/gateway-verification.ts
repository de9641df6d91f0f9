import { ApiObject, type ApiObjectMetadata, type ApiObjectProps, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { nameAfterContent } from './content-name';
import { VerificationHook } from './hook';
import { type ProbePlacement, whereFaultShows } from './placement';
import { secondsOf } from './probe';
import { probeInput } from './probe-input';
import { labelsOf } from './probe-pod';
import { unless } from './problem';
import type { ProbePodOptions } from './props';
import { egressOf, type JobSpec, jobSpec, type Workload, workloadOf } from './workload';
import { workloadName } from './workload-name';
import { BAD_TIMES } from '../findings/catalogue/verification';
import type { FieldFinding } from '../findings/finding';
import { isCount } from '../kubernetes/numbers';

/**
 * Properties of a verification.
 */
export interface GatewayVerificationProps extends ProbePodOptions {
  /**
   * Where to probe from.
   *
   * @default - where a fault of the gateway's strategy would show: a node without a gateway pod, under `hostname` one
   * with a gateway pod
   */
  readonly placement?: ProbePlacement;

  /**
   * How long the finished Job is kept, with its log. In whole seconds.
   *
   * It does not apply to the pod of `helmTest()`.
   *
   * @default - one hour; with a hook, until the hook deletes it
   */
  readonly ttlAfterFinished?: Duration;

  /**
   * The tool that runs the verification after an install or a sync.
   *
   * @default VerificationHook.none()
   */
  readonly hook?: VerificationHook;
}

/**
 * A Job that checks whether clients inside the cluster reach a gateway. From a node where a fault would show, it probes
 * every address that the gateway's strategy promises. It succeeds if each of them answers with any valid HTTP status.
 *
 * Apply it to each data-plane cluster. Its name ends with a hash of its content, so a changed verification is a new
 * Job. With a hook the name is fixed, and the hook replaces the last Job. If no node fits, the pod stays pending, its
 * events say why, and the Job ends at its deadline.
 *
 * @exampleMetadata fixture=chart
 * @example
 * new GatewayVerification(chart, 'verify', { gateway });
 */
export class GatewayVerification extends Construct {
  /**
   * The rendered Job, or Pod with the hook `helmTest`, for settings that the props do not offer.
   */
  public readonly apiObject: ApiObject;

  /**
   * Name of the Job or Pod. It ends with a hash of the content, unless there is a hook.
   */
  public readonly jobName: string;

  /**
   * Namespace of the Job.
   */
  public readonly namespace: string;

  private readonly workload: Workload;

  constructor(scope: Construct, id: string, props: GatewayVerificationProps) {
    const input = probeInput('GatewayVerification', scope, id, props);
    super(scope, id);
    const { gateway, hook = VerificationHook.none(), labels, annotations } = input.props;
    const { placement = whereFaultShows(gateway) } = input.props;
    const ttl = ttlOf(input.props.ttlAfterFinished, hook);
    const asPod = hook._asPod && placement._count === undefined;
    this.workload = workloadOf(this, input.props, placement, {
      kind: asPod ? 'Pod' : 'Job',
      annotations: hook._annotations,
      findings: () => [...input.findings, ...ttlFindings(ttl)],
    });
    this.namespace = this.workload.namespace;

    const name = workloadName(this, 54 - placement._lengthOfIndex);
    const specOf = (instance: string) => ({ ...jobSpec(this.workload.podsOf(instance)), ttlSecondsAfterFinished: ttl });
    // A hook replaces the object of the same name. Nothing would delete an object of an older name.
    this.jobName = hook._clearsAway ? name : nameAfterContent(name, specOf(name));
    const spec = specOf(this.jobName);
    const metadata = {
      name: this.jobName,
      namespace: this.namespace,
      labels: labelsOf(this.jobName, labels),
      annotations: { ...annotations, ...hook._annotations },
    };
    const job = { apiVersion: 'batch/v1', kind: 'Job', metadata, spec };
    this.apiObject = new ApiObject(this, 'Job', asPod ? podOf(metadata, spec) : job);
  }

  /**
   * Allows the outgoing connections of the probe's pods in a namespace where a NetworkPolicy forbids them: to DNS, to
   * the gateway's pods, to the ports that are probed, and to the API server if the probe reads the Service.
   *
   * Policies do not apply to pods in the host network. Calling it again changes nothing.
   *
   * @returns the NetworkPolicy
   */
  public allowEgress(): ApiObject {
    return egressOf(this, this.workload, this.jobName);
  }
}

function ttlFindings(seconds: number | undefined): FieldFinding[] {
  return unless(
    seconds === undefined || isCount(seconds),
    BAD_TIMES.finding({ case: 'seconds', field: 'ttlAfterFinished', seconds }),
  );
}

/** The pod of a Job as a bare Pod. */
function podOf(metadata: ApiObjectMetadata, { template, activeDeadlineSeconds }: JobSpec): ApiObjectProps {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...metadata,
      labels: template.metadata.labels,
      annotations: { ...metadata.annotations, ...template.metadata.annotations },
    },
    spec: { ...template.spec, activeDeadlineSeconds },
  };
}

/** Seconds, or undefined if only the hook may delete the Job. */
function ttlOf(ttlAfterFinished: Duration | undefined, hook: VerificationHook): number | undefined {
  if (ttlAfterFinished === undefined) {
    return hook._clearsAway ? undefined : secondsOf(Duration.hours(1));
  }
  return secondsOf(ttlAfterFinished);
}
