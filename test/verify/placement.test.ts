import { Chart, Duration } from 'cdk8s';
import {
  ClusterPlatform, Cni, GatewayMonitor, GatewayVerification, type GatewayVerificationProps, IstioGateway, ProbePlacement, ProxyMode,
} from 'cdk8s-asm-gateway';
import { stringify } from 'yaml';
import { restrictedViolations, type SecuredPod } from '../support/pod-security';
import type { Manifest } from '../support/schema';
import { chartOf, codesOf, only, synthesized } from '../support/synth';

interface Pod extends SecuredPod {
  readonly containers: readonly { readonly name: string; readonly args: string[] }[];
  readonly affinity?: object;
  readonly topologySpreadConstraints?: readonly { readonly labelSelector: object }[];
  readonly dnsPolicy?: string;
}

interface Job extends Manifest {
  readonly metadata: Manifest['metadata'] & { readonly labels: object };
  readonly spec: {
    readonly template: { readonly metadata: { readonly labels: object }; readonly spec: Pod };
    readonly activeDeadlineSeconds: number;
    readonly completionMode?: string;
    readonly completions?: number;
    readonly parallelism?: number;
    readonly backoffLimit: number;
    readonly backoffLimitPerIndex?: number;
  };
}

function jobAt(placement: ProbePlacement, props: Partial<GatewayVerificationProps> = {}): Job {
  const chart = chartOf('cluster');
  new GatewayVerification(chart, 'verify', { gateway: IstioGateway.fromGatewayName(chart, 'gateway'), placement, ...props });
  return only('Job', synthesized(chart)) as Job;
}

/** The fields by which the scheduler, the Job controller and the network tell where a probe runs. */
function placed({ metadata: { name }, spec }: Job): string {
  const { completionMode, completions, parallelism, backoffLimit, backoffLimitPerIndex } = spec;
  const { affinity, topologySpreadConstraints, hostNetwork, dnsPolicy } = spec.template.spec;
  const pod = { affinity, topologySpreadConstraints, hostNetwork, dnsPolicy };
  return stringify({ completionMode, completions, parallelism, backoffLimit, backoffLimitPerIndex, pod }).replaceAll(name, '(name of the Job)');
}

const argsOf = (job: Job) => job.spec.template.spec.containers[0].args;

const PLACEMENTS: [string, ProbePlacement][] = [
  ['a node without a gateway pod', ProbePlacement.nodeWithoutGateway()],
  ['a node with a gateway pod', ProbePlacement.nodeWithGateway()],
  ['the node of a name', ProbePlacement.node('cn-hangzhou.10.0.0.12')],
  ['every node', ProbePlacement.everyNode(12)],
  ['any node', ProbePlacement.anyNode()],
];

describe.each(PLACEMENTS)('a probe on %s', (_name, placement) => {
  test('has these scheduling constraints', () => {
    expect(placed(jobAt(placement))).toMatchSnapshot();
  });

  test('in the host network uses the node\'s network and can still resolve cluster names', () => {
    const job = jobAt(placement.onHostNetwork());
    expect(job.spec.template.spec).toMatchObject({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' });
    expect(argsOf(job)).toContain('client=host');
    expect(placed(job).replace('  hostNetwork: true\n  dnsPolicy: ClusterFirstWithHostNet\n', '')).toBe(placed(jobAt(placement)).replace('pod: {}', 'pod:'));
  });

  test('meets the restricted Pod Security Standard, except for the host network', () => {
    expect(restrictedViolations(jobAt(placement).spec.template.spec)).toEqual([]);
    expect(restrictedViolations(jobAt(placement.onHostNetwork()).spec.template.spec)).toEqual(['uses a namespace of the host']);
  });
});

describe('a probe on every node', () => {
  const everyNode = (count: number, props?: Partial<GatewayVerificationProps>) => jobAt(ProbePlacement.everyNode(count), props);

  test('is one Job, however many nodes there are', () => {
    const chart = chartOf('cluster');
    new GatewayVerification(chart, 'verify', { gateway: IstioGateway.fromGatewayName(chart, 'gateway'), placement: ProbePlacement.everyNode(5000) });
    expect(synthesized(chart).map(({ kind, spec }) => [kind, (spec as { completions: number }).completions])).toEqual([['Job', 5000]]);
  });

  test.each([['1.27', undefined], ['1.28', 0], ['1.34', 0]])('on Kubernetes %s has only fields that this version knows', (kubernetesVersion, limit) => {
    const chart = chartOf('cluster');
    const platform = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion });
    const gateway = IstioGateway.fromGatewayName(chart, 'gateway', { platform });
    new GatewayVerification(chart, 'verify', { gateway, placement: ProbePlacement.everyNode(3) });
    expect((only('Job', synthesized(chart)) as Job).spec.backoffLimitPerIndex).toBe(limit);
  });

  test('spreads its own pods and ignores those of other verifications', () => {
    const { metadata: { name, labels }, spec: { template: pod } } = everyNode(3);
    expect(labels).toMatchObject({ 'app.kubernetes.io/instance': name });
    expect(pod.metadata.labels).toMatchObject({ 'app.kubernetes.io/instance': name });
    expect(pod.spec.topologySpreadConstraints).toMatchObject([{ labelSelector: { matchLabels: { 'app.kubernetes.io/instance': name } } }]);
  });

  test.each([[1, undefined], [20, undefined], [21, 'linger=2'], [100, 'linger=5'], [5000, 'linger=250']])('of %d nodes keeps each pod until the last one is created (%s)', (count, linger) => {
    expect(argsOf(everyNode(count)).find((argument) => argument.startsWith('linger='))).toBe(linger);
  });

  test('gives each pod the usual time to probe, however long it takes to create the pods', () => {
    expect([1, 20, 100, 5000].map((count) => {
      const job = everyNode(count);
      return [job.spec.activeDeadlineSeconds, argsOf(job)[2]];
    })).toEqual([[300, 'budget=240'], [300, 'budget=240'], [310, 'budget=240'], [800, 'budget=240']]);
  });

  test('leaves room in the Job\'s name for the number that Kubernetes appends for each pod', () => {
    const chart = new Chart(chartOf('a'.repeat(60)), 'b'.repeat(60));
    const props = { gateway: IstioGateway.fromGatewayName(chart, 'gateway'), placement: ProbePlacement.everyNode(5000) };
    expect(`${new GatewayVerification(chart, 'verify', props).jobName}-4999`).toMatch(/^[a-z0-9-]{1,63}$/);
    expect(`${new GatewayMonitor(chart, 'monitor', props).cronJobName}-0123456789-4999`).toMatch(/^[a-z0-9-]{1,63}$/);
  });

  test('rejects a deadline that is too short to create the pods', () => {
    const chart = chartOf('cluster');
    new GatewayVerification(chart, 'verify', {
      gateway: IstioGateway.fromGatewayName(chart, 'gateway'), placement: ProbePlacement.everyNode(5000), deadline: Duration.minutes(5),
    });
    expect(codesOf(chart)).toEqual(['ASMG0402']);
  });
});

describe('a placement is rejected', () => {
  test.each<[string, ProbePlacement]>([
    ['for no node', ProbePlacement.everyNode(0)],
    ['for half a node', ProbePlacement.everyNode(1.5)],
    ['for more nodes than a Job has indexes', ProbePlacement.everyNode(100_001)],
    ['for a number that is none', ProbePlacement.everyNode(Number.NaN)],
    ['on a node without a name', ProbePlacement.node('')],
    ['on a node that an environment does not have', ProbePlacement.node(process.env.NOT_THERE as string)],
    ['on a node of a name that cannot be', ProbePlacement.node('Node 1')],
    ['on such a node, in the host network', ProbePlacement.node('Node 1').onHostNetwork()],
  ])('%s', (_about, placement) => {
    const chart = chartOf('cluster');
    new GatewayVerification(chart, 'verify', { gateway: IstioGateway.fromGatewayName(chart, 'gateway'), placement });
    expect(codesOf(chart)).toEqual(['ASMG0403']);
  });
});
