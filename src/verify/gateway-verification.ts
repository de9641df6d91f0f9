import { ApiObject, Chart, Duration, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { allowReading } from './access';
import { nameAfterContent } from './content-name';
import { affinityTo } from './placement';
import { probePodTemplate } from './probe-pod';
import { ProbeTarget } from './probe-target';
import type { GatewayVerificationProps } from './props';
import { BAD_TARGET, BAD_TIMES } from '../findings/catalogue/verification';
import { type Finding, shown } from '../findings/finding';
import { addFindings } from '../findings/findings';
import type { IIstioGateway } from '../gateway/contract';

/**
 * A Job that proves that in-cluster clients reach a gateway: it asks, from a node where a fault would show, everything that the
 * gateway's strategy promises, and succeeds if every address answers with any valid HTTP status.
 *
 * Apply it to each data-plane cluster. It is named after its content: a changed verification is a new Job, an unchanged one is not.
 * The node is one without a gateway pod, or one with a gateway pod where the strategy says that its fault shows there (`hostname`).
 * Where no node fits, the Job's pod stays pending and the Job ends at its deadline.
 *
 * @example
 * new GatewayVerification(chart, 'verify', { gateway });
 */
export class GatewayVerification extends Construct {
  /**
   * The rendered Job: the way to what the props do not offer.
   */
  public readonly apiObject: ApiObject;

  /**
   * Name of the Job, which ends with a hash of its content.
   */
  public readonly jobName: string;

  /**
   * Namespace of the Job.
   */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, props: GatewayVerificationProps) {
    super(scope, id);
    const settings = settingsOf(props);
    this.namespace = props.namespace ?? Chart.of(this).namespace ?? 'default';

    const { gateway } = props;
    const account = settings.targets.some(({ _readsService }) => _readsService) ? this.accountName(gateway) : undefined;
    if (account !== undefined) {
      allowReading(this, {
        name: account, namespace: this.namespace, serviceName: gateway.serviceName, serviceNamespace: gateway.namespace,
      });
    }
    const spec = {
      backoffLimit: 0,
      activeDeadlineSeconds: settings.deadline,
      ttlSecondsAfterFinished: settings.ttlAfterFinished,
      template: probePodTemplate({
        ...props,
        image: props.image ?? 'curlimages/curl:8.10.1',
        affinity: affinityTo(gateway, settings.node),
        serviceAccount: account,
        arguments: [
          `timeout=${settings.timeout}`,
          `retry=${settings.retry}`,
          `budget=${settings.budget}`,
          ...account === undefined ? [] : [`service=${gateway.namespace}/${gateway.serviceName}`],
          ...settings.targets.map((target) => target._argument(gateway, settings.path)),
        ],
      }),
    };
    this.jobName = nameAfterContent(Names.toDnsLabel(this, { maxLen: 54 }), spec);
    this.apiObject = new ApiObject(this, 'Job', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: this.jobName, namespace: this.namespace, labels: props.labels, annotations: props.annotations },
      spec,
    });
    addFindings(this, () => findingsAbout(settings));
  }

  /** Two apps may have a verification at the same path; their roles meet in the gateway's namespace and must not be one. */
  private accountName({ namespace, serviceName }: IIstioGateway): string {
    return nameAfterContent(Names.toDnsLabel(this, { maxLen: 54 }), [this.namespace, namespace, serviceName]);
  }
}

/** The props with their defaults; times in seconds. */
function settingsOf(props: GatewayVerificationProps) {
  const { strategy, platform } = props.gateway;
  const binding = strategy.bind({ platform });
  const deadline = seconds(props.deadline ?? Duration.minutes(5));
  return {
    targets: props.targets ?? binding.clientAddresses.map(ProbeTarget._promised),
    node: binding.faultShowsOn,
    path: props.path ?? '/',
    retry: props.retry ?? 3,
    timeout: seconds(props.timeout ?? Duration.seconds(10)),
    deadline,
    budget: Math.floor(deadline * 0.8),
    ttlAfterFinished: seconds(props.ttlAfterFinished ?? Duration.hours(1)),
  };
}

/** Also of a fraction of a second, which `Duration` refuses to convert by an error of its own: we want to find it. */
function seconds(duration: Duration): number {
  return duration.toSeconds({ integral: false });
}

function findingsAbout(settings: ReturnType<typeof settingsOf>): Finding[] {
  const { targets, timeout, budget, deadline } = settings;
  const whole = (['retry', 'deadline', 'ttlAfterFinished'] as const).filter((name) => !(Number.isSafeInteger(settings[name]) && settings[name] >= 0));
  return [
    ...targets.length > 0 ? [] : [BAD_TARGET.finding({ problem: 'targets is empty', fix: 'Name a target, or leave targets out.' })],
    ...targets.flatMap((target) => target._problems()).map((values) => BAD_TARGET.finding(values)),
    ...whole.map((name) => BAD_TIMES.finding({ problem: `${name} is ${shown(settings[name])}`, fix: 'Use a whole number (of seconds) from 0 on.' })),
    ...timeout > 0 && timeout <= budget ? [] : [BAD_TIMES.finding({
      problem: `timeout is ${timeout} s, and four fifths of deadline are ${budget} s`,
      fix: `Use a timeout above 0 and a deadline of at least ${Math.ceil(Math.max(timeout, 1) / 0.8)} s (it is ${deadline} s).`,
    })],
  ];
}
