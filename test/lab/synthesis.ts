/** What the library makes of props: what it says against them, and the objects that it would write. */
import { ApiObject, App, Chart, Duration, Yaml } from 'cdk8s';
import type { KubeObject } from './cluster/api';
import type { PropSet } from './scenarios/prop-set';
import {
  type Finding, Findings, FindingLevel, GatewayMonitor, GatewayNodeCheck, GatewayPort, GatewayVerification, IstioGateway, LoadBalancerService,
  type LoadBalancerServiceOptions, ProbePlacement, ProbeTarget, TrafficStrategy,
} from '../../src';

export { GatewayPort, type LoadBalancerServiceOptions };

/** What became of one set of props. */
export interface Synthesized {
  readonly errors: readonly Finding[];

  /** The objects, also if there are errors: they are what the API server would have been sent. */
  readonly objects: readonly KubeObject[];
}

function make(chart: Chart, { construct, id, props }: PropSet): void {
  if (construct === 'IstioGateway') {
    new IstioGateway(chart, id, props);
    return;
  }
  const gateway = IstioGateway.fromGatewayName(chart, 'gateway');
  const made = new { GatewayVerification, GatewayMonitor, GatewayNodeCheck }[construct](chart, id, { gateway, ...props });
  made.allowEgress();
}

function objectsIn(chart: Chart): KubeObject[] {
  return chart.node.findAll().filter((each) => ApiObject.isApiObject(each)).map((each) => each.toJson() as KubeObject);
}

/** Synthesizes one construct in a chart of its own. */
export function synthesize(set: PropSet): Synthesized {
  const chart = new Chart(new App(), 'cluster');
  make(chart, set);
  const errors = Findings.of(chart).filter(({ level }) => level === FindingLevel.ERROR);
  return { errors, objects: objectsIn(chart) };
}

/** A DaemonSet that probes the load balancer address of the examples' gateway from every node, and what it needs. */
export function nodeCheck(client: 'pod' | 'host'): KubeObject[] {
  const chart = new Chart(new App(), `every-${client}`);
  new GatewayNodeCheck(chart, 'check', {
    gateway: IstioGateway.fromGatewayName(chart, 'gateway'),
    hostNetwork: client === 'host',
    targets: [ProbeTarget.loadBalancer()],
    timeout: Duration.seconds(2),
    retry: 0,
  });
  return objectsIn(chart);
}

/** A Service that is verified from every node. Its name begins the names of the workloads. */
export interface Verified {
  readonly name: string;

  /** Undefined for the examples' gateway. */
  readonly options: LoadBalancerServiceOptions | undefined;
}

/** The verification of a Service from the pods of every node, under a strategy by its name. */
export function verification({ name, options }: Verified, strategy: string, nodes: number): KubeObject[] {
  const chart = new Chart(new App(), name);
  const described = { strategy: TrafficStrategy.named(strategy) };
  const gateway = options === undefined
    ? IstioGateway.fromGatewayName(chart, 'gateway', described)
    : LoadBalancerService.fromServiceName(chart, 'gateway', { ...options, ...described });
  new GatewayVerification(chart, 'verify', {
    gateway,
    placement: ProbePlacement.everyNode(nodes),
    timeout: Duration.seconds(2),
    retry: 0,
  });
  return objectsIn(chart);
}

/** An object as cdk8s writes it. */
export function written(object: KubeObject): string {
  return Yaml.stringify(object);
}
