import { NOT_APPLICABLE, rule } from './rule';
import { BAD_HOSTNAME } from '../findings/catalogue/strategy';
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
    const field = ['spec', 'serviceAnnotations', keyOf(annotations, 'hostname')];
    return [
      ...isDnsName(name) && !IPV4.test(name) ? [] : [{ field, values: { hostname: name, problem: 'is not a DNS name' } }],
      ...isNlb(loadBalancerClass) ? [{ field, values: { hostname: name, problem: 'is set for an NLB, whose controller never reads it' } }] : [],
    ];
  },
});
