import { Chart } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { Construct, type IConstruct } from 'constructs';
import { allowReading } from './access';
import {
  addTo, containerSpec, kubeContainer, type KubeContainer, type OwnContainer, volumeSpecs,
} from './own-container';
import { anywhere } from './placement';
import { probeOf } from './probe';
import { probeInput } from './probe-input';
import { unless } from './problem';
import type { ProbeOptions } from './props';
import { BAD_TARGET, REFUSED_BY_KUBERNETES } from '../findings/catalogue/verification';
import { addFindings } from '../findings/construct-findings';
import type { FieldFinding } from '../findings/finding';
import { isDnsLabel, isDnsSubdomain } from '../kubernetes/names';
import { known } from '../kubernetes/plain';
import { podFindings } from '../kubernetes/pod-grammar';
import { PROBE_CONTAINER } from '../probe/labels';

/**
 * Properties of a probe in your own workload.
 */
export interface GatewayProbeProps extends ProbeOptions {
  /**
   * Name of the ServiceAccount of the workload, which is then allowed to `get` the gateway's Service. It is needed if
   * the address of a target is read when the probe runs. The pod must mount its token (`automountServiceAccountToken:
   * true`).
   *
   * @default - none; reported as ASMG0401 if one is needed
   */
  readonly serviceAccountName?: string;

  /**
   * Namespace of the workload and its ServiceAccount.
   *
   * @default - the chart's namespace, else `default`
   */
  readonly namespace?: string;

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
 * The probe as a container for your own workload. For example, an init container keeps a client from starting before it
 * can reach the gateway.
 *
 * The workload may be of any release of cdk8s-plus, for example cdk8s-plus-33. Other objects take `containerSpec()` and
 * `volumeSpecs()`.
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
 * const probe = new GatewayProbe(chart, 'probe', { gateway, serviceAccountName: serviceAccount.name });
 * probe.addInitContainerTo(deployment);
 */
export class GatewayProbe extends Construct {
  private readonly container: OwnContainer;

  constructor(scope: Construct, id: string, props: GatewayProbeProps) {
    const { props: given, findings } = probeInput('GatewayProbe', scope, id, props);
    super(scope, id);
    const { gateway, image, name = PROBE_CONTAINER, serviceAccountName, hostNetwork } = given;
    const namespace = given.namespace ?? Chart.of(this).namespace ?? 'default';
    const probe = probeOf(given, anywhere(hostNetwork));
    this.container = { name, image, probe };
    if (probe.readsService && serviceAccountName !== undefined) {
      allowReading(this, { name: serviceAccountName, namespace }, gateway);
    }
    addFindings(this, () => [
      ...findings,
      ...podFindings({ image: known(image) }),
      ...nameFindings('name', name, isDnsLabel, 'a DNS label'),
      ...nameFindings('namespace', given.namespace, isDnsLabel, 'the name of a namespace'),
      ...nameFindings('serviceAccountName', serviceAccountName, isDnsSubdomain, 'the name of a ServiceAccount'),
      ...probe.findings,
      ...unless(
        !probe.readsService || serviceAccountName !== undefined, BAD_TARGET.finding({ case: 'noServiceAccount' }),
      ),
    ]);
  }

  /**
   * Adds the probe to a workload as an init container. The other containers start after the probe has passed.
   *
   * @param workload a workload of any release of cdk8s-plus, for example a Deployment
   * @throws ASMG0112 if the workload has no method `addInitContainer`
   */
  public addInitContainerTo(workload: IConstruct): void {
    addTo(workload, 'addInitContainer', this.container);
  }

  /**
   * Adds the probe to a workload as a container that runs next to the others. Kubernetes starts it again in a workload
   * that never ends, for example a Deployment, so use it in a Job.
   *
   * @param workload a workload of any release of cdk8s-plus, for example a Job
   * @throws ASMG0112 if the workload has no method `addContainer`
   */
  public addContainerTo(workload: IConstruct): void {
    addTo(workload, 'addContainer', this.container);
  }

  /**
   * The container as it is in a manifest, for example for `initContainers` in an `ApiObject` or in the values of a Helm
   * chart. It exits with 0 if the probe passes, and with 1 otherwise. The pod needs `volumeSpecs()` too.
   */
  public containerSpec(): { [key: string]: unknown } {
    return containerSpec(this.container);
  }

  /**
   * The volumes that the container mounts, as they are in a manifest. Only a target with `caSecret` needs one.
   */
  public volumeSpecs(): { [key: string]: unknown }[] {
    return volumeSpecs(this.container).map((volume) => ({ ...volume }));
  }

  /**
   * The container for `KubeDeployment` and the other classes that cdk8s generates from the Kubernetes API: `k8s` of any
   * release of cdk8s-plus, and `cdk8s import k8s`. They take quantities as objects. In TypeScript and JavaScript only.
   *
   * @jsii ignore
   */
  public kubeContainer(): KubeContainer {
    return kubeContainer(this.container);
  }

  /**
   * The volumes of `kubeContainer()`. In TypeScript and JavaScript only.
   *
   * @jsii ignore
   */
  public kubeVolumes(): k8s.Volume[] {
    return volumeSpecs(this.container);
  }
}

/** What the API server refuses in a name. */
function nameFindings(
  prop: keyof GatewayProbeProps, name: string | undefined, isName: (text: unknown) => boolean, rule: string,
): FieldFinding[] {
  return unless(
    name === undefined || isName(name), REFUSED_BY_KUBERNETES.finding({ at: [prop], value: name, rule }, [prop]),
  );
}
