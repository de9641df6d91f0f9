import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { SHARED_CHART } from '../findings/catalogue/verification';
import type { FieldFinding } from '../findings/finding';
import type { IReachableService } from '../gateway/gateway-contract';

/** A gateway that renders nothing may be in any chart. */
export function sharedChartFindings(verification: IConstruct, gateway: IReachableService): FieldFinding[] {
  const chart = Chart.of(verification);
  const isShared = Chart.of(gateway) === chart && gateway.node.findAll().some((each) => ApiObject.isApiObject(each));
  return isShared ? [SHARED_CHART.finding({ gateway: gateway.node.path, chart: chart.node.path })] : [];
}
