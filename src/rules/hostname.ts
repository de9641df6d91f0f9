import { NOT_APPLICABLE, rule } from './rule';
import { BAD_HOSTNAME } from '../findings/catalogue/load-balancer';
import type { ValuesOf } from '../findings/definition';
import { isDnsName } from '../kubernetes/names';
import { isNlb, keyOf, written } from '../loadbalancer/settings';

const IPV4 = /^\d+(\.\d+){3}$/;

/** Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances */
export const hostname = rule({
  finds: BAD_HOSTNAME,
  reads: ['service'],
  check: ({ service: { annotations, loadBalancerClass } }) => {
    const name = written(annotations, 'hostname');
    if (typeof name !== 'string') {
      return NOT_APPLICABLE;
    }
    const problem = problemOf(name, isNlb(loadBalancerClass));
    const field = ['spec', 'serviceAnnotations', keyOf(annotations, 'hostname')];
    return problem === undefined ? [] : [{ field, values: { case: problem, hostname: name } }];
  },
});

/** An NLB ignores the host name, so only this is reported, whatever the name is. */
function problemOf(name: string, onNlb: boolean): ValuesOf<typeof BAD_HOSTNAME>['case'] | undefined {
  if (onNlb) {
    return 'nlb';
  }
  if (IPV4.test(name)) {
    return 'ipAddress';
  }
  return isDnsName(name) ? undefined : 'notDnsName';
}
