import type { Chart } from 'cdk8s';
import {
  GatewayMonitor, type GatewayMonitorProps, GatewayNodeCheck, type GatewayNodeCheckProps, IstioGateway, TrafficStrategy,
} from 'cdk8s-asm-gateway';
import type { Manifest } from '../support/schema';
import { chartOf, only, synthesized } from '../support/synth';

/** An alerting rule as Prometheus reads it. */
export interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: Record<string, string>;
  readonly annotations: Record<'summary' | 'description' | 'runbook_url', string>;
}

export interface PrometheusRule extends Manifest {
  readonly metadata: Manifest['metadata'] & { readonly labels: Record<string, string> };
  readonly spec: { readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[] };
}

export const gatewayIn = (chart: Chart) => IstioGateway.fromGatewayName(chart, 'gateway', { strategy: TrafficStrategy.cluster() });

export function monitorRule(props: Partial<GatewayMonitorProps> = {}): PrometheusRule {
  const chart = chartOf('cluster');
  new GatewayMonitor(chart, 'monitor', { gateway: gatewayIn(chart), alerts: {}, ...props });
  return only('PrometheusRule', synthesized(chart)) as PrometheusRule;
}

export function nodeCheckRule(props: Partial<GatewayNodeCheckProps> = {}): PrometheusRule {
  const chart = chartOf('cluster');
  new GatewayNodeCheck(chart, 'nodes', { gateway: gatewayIn(chart), alerts: {}, ...props });
  return only('PrometheusRule', synthesized(chart)) as PrometheusRule;
}

/** The rules of a PrometheusRule by the names of their alerts. */
export function rulesOf({ spec: { groups } }: PrometheusRule): Record<string, Rule> {
  return Object.fromEntries(groups.flatMap(({ rules }) => rules).map((rule) => [rule.alert, rule]));
}
