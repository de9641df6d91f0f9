import { Chart, Size } from 'cdk8s';
import type { AbstractPod, Container, ContainerProps, IServiceAccount, Volume } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { cdk8sPlus } from '../lazy';
import { allowReading } from './access';
import { CA_FOLDER, secretNames, volumeName } from './ca-secret';
import { anywhere } from './placement';
import { type Probe, probeOf } from './probe';
import { probeInput } from './probe-input';
import { CURL_USER, NODE_VARIABLE, PROBE_COMMAND } from './probe-pod';
import { unless } from './problem';
import type { ProbeOptions } from './props';
import { BAD_TARGET, REFUSED_BY_KUBERNETES } from '../findings/catalogue/verification';
import { addFindings } from '../findings/construct-findings';
import { soundInput } from '../input/input';
import { isDnsLabel } from '../kubernetes/names';
import { known } from '../kubernetes/plain';
import { podFindings } from '../kubernetes/pod-grammar';
import { escapeArgument } from '../probe/arguments';
import { DEFAULT_IMAGE } from '../probe/image';
import { PROBE_CONTAINER } from '../probe/labels';

/**
 * Properties of a probe in your own workload.
 */
export interface GatewayProbeProps extends ProbeOptions {
  /**
   * The ServiceAccount of the workload, which is then allowed to `get` the gateway's Service. It is needed if the
   * address of a target is read when the probe runs. The pod must mount its token (`automountServiceAccountToken:
   * true`).
   *
   * @default - none; reported as ASMG0401 if one is needed
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * Name of the container. Two probes in one pod need different names.
   *
   * @default 'probe'
   */
  readonly name?: string;

  /**
   * Whether the workload's pods are in the host network. The results say so.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;
}

/**
 * The probe as a container for a workload of cdk8s-plus. For example, an init container keeps a client from starting
 * before it can reach the gateway.
 *
 * It probes from where the workload's pods run. Use it in pods without a sidecar. With a sidecar, the requests of a
 * container travel through the mesh and not through the node, and those of an init container may be lost, because they
 * are redirected before the sidecar runs. Next to a sidecar, the probe does not accept 502, 503 and 504 as answers of
 * the gateway, unless `ProbeExpectation.status()` names them.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/cni/#compatibility-with-application-init-containers
 *
 * @exampleMetadata fixture=chart
 * @example
 * new GatewayProbe(chart, 'probe', { gateway, serviceAccount }).addInitContainerTo(deployment);
 */
export class GatewayProbe extends Construct {
  private readonly props: GatewayProbeProps;
  private readonly probe: Probe;
  private readonly name: string;
  private volumes?: ReadonlyMap<string, Volume>;

  constructor(scope: Construct, id: string, props: GatewayProbeProps) {
    const { props: given, findings } = probeInput('GatewayProbe', scope, id, props);
    super(scope, id);
    this.props = given;
    this.name = given.name ?? PROBE_CONTAINER;
    this.probe = probeOf(given, anywhere(given.hostNetwork));
    const { gateway, serviceAccount } = given;
    if (this.probe.readsService && serviceAccount !== undefined) {
      const { name, namespace = Chart.of(this).namespace ?? 'default' } = serviceAccount.toSubjectConfiguration();
      allowReading(this, { name, namespace }, gateway);
    }
    addFindings(this, () => [
      ...findings,
      ...podFindings({ image: known(given.image) }),
      ...unless(isDnsLabel(this.name), REFUSED_BY_KUBERNETES.finding(
        { at: ['name'], value: this.name, rule: 'a DNS label' }, ['name'],
      )),
      ...this.probe.findings,
      ...this.probe.readsService && serviceAccount === undefined
        ? [BAD_TARGET.finding({ case: 'noServiceAccount' })]
        : [],
    ]);
  }

  /**
   * Adds the probe to a workload as an init container. The other containers start after the probe has passed.
   *
   * @param pod the workload, for example a Deployment
   * @returns the init container
   * @throws ASMG0112 if it is not a workload of cdk8s-plus
   */
  public addInitContainerTo(pod: AbstractPod): Container {
    return soundInput('GatewayProbe.addInitContainerTo', { pod }).pod.addInitContainer(this.container());
  }

  /**
   * Adds the probe to a workload as a container that runs next to the others. Kubernetes starts it again in a workload
   * that never ends, for example a Deployment, so use it in a Job.
   *
   * @param pod the workload, for example a Job
   * @returns the container
   * @throws ASMG0112 if it is not a workload of cdk8s-plus
   */
  public addContainerTo(pod: AbstractPod): Container {
    return soundInput('GatewayProbe.addContainerTo', { pod }).pod.addContainer(this.container());
  }

  /**
   * The container, for a workload that takes its containers as props. It exits with 0 if the probe passes, and with 1
   * otherwise.
   */
  public container(): ContainerProps {
    const { Capability, Cpu, EnvFieldPaths, EnvValue, SeccompProfileType } = cdk8sPlus();
    return {
      name: this.name,
      image: this.props.image ?? DEFAULT_IMAGE,
      command: [...PROBE_COMMAND],
      args: this.probe.arguments.map(escapeArgument),
      envVariables: { [NODE_VARIABLE]: EnvValue.fromFieldRef(EnvFieldPaths.NODE_NAME) },
      resources: {
        cpu: { request: Cpu.millis(10) },
        memory: { request: Size.mebibytes(16), limit: Size.mebibytes(64) },
      },
      securityContext: {
        user: CURL_USER,
        ensureNonRoot: true,
        readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false,
        capabilities: { drop: [Capability.ALL] },
        seccompProfile: { type: SeccompProfileType.RUNTIME_DEFAULT },
      },
      volumeMounts: [...this.caVolumes()].map(([name, volume]) => (
        { path: `${CA_FOLDER}/${name}`, volume, readOnly: true }
      )),
    };
  }

  private caVolumes(): ReadonlyMap<string, Volume> {
    const { Secret, Volume: AnyVolume } = cdk8sPlus();
    this.volumes ??= new Map(secretNames(this.probe.caSecrets).map((name, index) => [name, AnyVolume.fromSecret(
      this,
      volumeName(index),
      Secret.fromSecretName(this, `${volumeName(index)}-secret`, name),
      { name: `${this.name}-${volumeName(index)}`, optional: true },
    )]));
    return this.volumes;
  }
}
