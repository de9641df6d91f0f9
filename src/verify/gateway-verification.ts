import { ApiObject, type ApiObjectMetadata, type ApiObjectProps, Duration, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { nameAfterContent } from './content-name';
import { VerificationHook } from './hook';
import { type ProbePlacement, whereFaultShows } from './placement';
import { secondsOf } from './probe';
import { labelsOf } from './probe-pod';
import { isCount, unless } from './problem';
import type { ProbePodOptions } from './props';
import { egressOf, type JobSpec, jobSpec, type Workload, workloadOf } from './workload';
import { BAD_TIMES } from '../findings/catalogue/verification';
import type { FieldFinding } from '../findings/finding';

/**
 * A proof that in-cluster clients reach a gateway.
 */
export interface GatewayVerificationProps extends ProbePodOptions {
  /**
   * Where to ask from.
   *
   * @default - where a fault of the gateway's strategy would show: a node without a gateway pod, under `hostname` one
   * with a gateway pod
   */
  readonly placement?: ProbePlacement;

  /**
   * How long the finished Job stays for somebody to read its log, in whole seconds.
   *
   * A pod of `helmTest()` has no such time.
   *
   * @default - one hour; with a hook, until the hook clears it away
   */
  readonly ttlAfterFinished?: Duration;

  /**
   * What runs the verification, besides whoever applies it.
   *
   * @default VerificationHook.none()
   */
  readonly hook?: VerificationHook;
}

/**
 * A Job that proves that in-cluster clients reach a gateway: it asks, from a node where a fault would show, everything
 * that the gateway's strategy promises, and succeeds if every address answers with any valid HTTP status.
 *
 * Apply it to each data-plane cluster. It is named after its content: a changed verification is a new Job, an unchanged
 * one is not. With a hook its name stays, since the hook replaces the last Job. Where no node fits, the Job's pod stays
 * pending, its events say why, and the Job ends at its deadline.
 *
 * @example
 * new GatewayVerification(chart, 'verify', { gateway });
 */
export class GatewayVerification extends Construct {
  /**
   * The rendered Job (with the hook `helmTest` the Pod): the way to what the props do not offer.
   */
  public readonly apiObject: ApiObject;

  /**
   * Name of the Job or Pod, which ends with a hash of its content unless a hook replaces it.
   */
  public readonly jobName: string;

  /**
   * Namespace of the Job.
   */
  public readonly namespace: string;

  private readonly workload: Workload;

  constructor(scope: Construct, id: string, props: GatewayVerificationProps) {
    super(scope, id);
    const { hook = VerificationHook.none() } = props;
    const placement = props.placement ?? whereFaultShows(props.gateway);
    const ttl = ttlOf(props.ttlAfterFinished, hook);
    this.workload = workloadOf(this, props, placement, ttlFindings(ttl));
    this.namespace = this.workload.namespace;

    const name = Names.toDnsLabel(this, { maxLen: 54 - placement._lengthOfIndex });
    const specOf = (instance: string) => ({ ...jobSpec(this.workload.podsOf(instance)), ttlSecondsAfterFinished: ttl });
    // A hook replaces what has the same name, and nothing else would clear away what had another.
    this.jobName = hook._clearsAway ? name : nameAfterContent(name, specOf(name));
    const spec = specOf(this.jobName);
    const metadata = {
      name: this.jobName,
      namespace: this.namespace,
      labels: labelsOf(this.jobName, props.labels),
      annotations: { ...props.annotations, ...hook._annotations },
    };
    this.apiObject = new ApiObject(this, 'Job', hook._asPod && placement._count === undefined ? podOf(metadata, spec) : {
      apiVersion: 'batch/v1', kind: 'Job', metadata, spec,
    });
  }

  /**
   * Allows the probe's pods the ways out that they need, in a namespace where a NetworkPolicy forbids them: to DNS, to
   * the gateway's pods, to the ports that are asked, and to the API server if the probe reads the Service.
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

/** The one pod of a Job, without the Job. */
function podOf(metadata: ApiObjectMetadata, { template, activeDeadlineSeconds }: JobSpec): ApiObjectProps {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...metadata, labels: template.metadata.labels, annotations: { ...metadata.annotations, ...template.metadata.annotations } },
    spec: { ...template.spec, activeDeadlineSeconds },
  };
}

/** Seconds, or undefined where nothing but the hook should clear the Job away. */
function ttlOf(ttlAfterFinished: Duration | undefined, hook: VerificationHook): number | undefined {
  if (ttlAfterFinished === undefined) {
    return hook._clearsAway ? undefined : secondsOf(Duration.hours(1));
  }
  return secondsOf(ttlAfterFinished);
}
