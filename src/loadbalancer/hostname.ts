import { type Annotations, isNlb, written } from './settings';
import type { BAD_HOSTNAME } from '../findings/catalogue/load-balancer';
import type { ValuesOf } from '../findings/definition';
import { isDnsName } from '../kubernetes/names';

const IPV4 = /^\d+(\.\d+){3}$/;

/**
 * What is wrong with the host name that annotations publish. Undefined if it is valid, or if they publish none.
 *
 * An NLB ignores the host name, so only this is reported, whatever the name is.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
 */
export function hostnameProblem(
  annotations: Annotations, loadBalancerClass?: string,
): ValuesOf<typeof BAD_HOSTNAME> | undefined {
  const hostname = written(annotations, 'hostname');
  if (typeof hostname !== 'string') {
    return undefined;
  }
  if (isNlb(loadBalancerClass)) {
    return { case: 'nlb', hostname };
  }
  if (IPV4.test(hostname)) {
    return { case: 'ipAddress', hostname };
  }
  return isDnsName(hostname) ? undefined : { case: 'notDnsName', hostname };
}
