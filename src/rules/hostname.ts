import { NOT_APPLICABLE, rule } from './contract';
import { isNlb, settingPath, written } from './service';
import { BAD_HOSTNAME } from '../findings/catalogue/strategy';

/** Labels of a DNS name. Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
const DNS_NAME = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;

const IPV4 = /^\d+(\.\d+){3}$/;

/** Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances */
export const hostname = rule({
  finds: BAD_HOSTNAME,
  reads: ['service', 'pathOf'],
  check: ({ service, pathOf }) => {
    const name = written(service, 'hostname');
    if (typeof name !== 'string') {
      return NOT_APPLICABLE;
    }
    const path = settingPath(service, 'hostname', pathOf);
    return [
      ...DNS_NAME.test(name) && !IPV4.test(name) ? [] : [{ path, values: { hostname: name, problem: 'is not a DNS name' } }],
      ...isNlb(service) ? [{ path, values: { hostname: name, problem: 'is set for an NLB, whose controller never reads it' } }] : [],
    ];
  },
});
