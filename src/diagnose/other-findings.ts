import { policiesOfClient, policiesOn } from './network-policies';
import { unappliedSettings } from './unapplied-settings';
import { unservedPorts } from './unserved-ports';
import { gatewayNameOf } from '../cluster/live-gateway';
import type { LiveService } from '../cluster/live-service';
import { valueOf } from '../cluster/reading';
import type { ClusterSnapshot } from '../cluster/snapshot';
import { NOT_APPLIED } from '../findings/catalogue/not-applied';
import { NETWORK_POLICIES, UNSERVED_PORTS } from '../findings/catalogue/not-the-fault';
import type { FieldFinding } from '../findings/finding';

/** What is worth knowing next to the verdict on a Service. */
export function otherFindings(subject: string, service: LiveService, snapshot: ClusterSnapshot): FieldFinding[] {
  const ports = unservedPorts(service, valueOf(snapshot.endpoints));
  const { certain, possible } = policiesOn(service, snapshot);
  const ofClient = policiesOfClient(snapshot);
  const pod = snapshot.pod?.name ?? '';
  const gateway = valueOf(snapshot.gateway);
  const unapplied = gateway === undefined ? [] : unappliedSettings(service, gateway);
  return [
    ...ports.length === 0 || ports.length === service.ports.length
      ? []
      : [UNSERVED_PORTS.finding({ case: 'some', service: subject, ports })],
    ...certain.length === 0
      ? []
      : [NETWORK_POLICIES.finding({ case: 'selects', service: subject, policies: certain })],
    ...possible.length === 0
      ? []
      : [NETWORK_POLICIES.finding({ case: 'maySelect', service: subject, policies: possible })],
    ...ofClient.certain.length === 0
      ? []
      : [NETWORK_POLICIES.finding({ case: 'selectsClient', pod, policies: ofClient.certain })],
    ...ofClient.possible.length === 0
      ? []
      : [NETWORK_POLICIES.finding({ case: 'maySelectClient', pod, policies: ofClient.possible })],
    ...unapplied.length === 0
      ? []
      : [NOT_APPLIED.finding({
        service: subject, gateway: `${service.namespace}/${gatewayNameOf(service.name)}`, unapplied,
      })],
  ];
}
