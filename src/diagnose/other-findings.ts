import { unservedPorts } from './unserved-ports';
import type { LiveService } from '../cluster/live-service';
import { valueOf } from '../cluster/reading';
import type { ClusterSnapshot } from '../cluster/snapshot';
import { UNSERVED_PORTS } from '../findings/catalogue/not-the-fault';
import type { FieldFinding } from '../findings/finding';

/** What is worth knowing next to the verdict on a Service. */
export function otherFindings(subject: string, service: LiveService, { endpoints }: ClusterSnapshot): FieldFinding[] {
  const ports = unservedPorts(service, valueOf(endpoints));
  return ports.length === 0 || ports.length === service.ports.length
    ? []
    : [UNSERVED_PORTS.finding({ case: 'some', service: subject, ports })];
}
