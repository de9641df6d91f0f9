import { rule } from './rule';
import { POLICY_WITHOUT_TRAFFIC } from '../findings/catalogue/identity';

/** Source: https://github.com/kubernetes/kubernetes `pkg/apis/core/validation/validation.go` (validateServiceExternalTrafficPolicy) */
export const policyWithoutTraffic = rule({
  finds: POLICY_WITHOUT_TRAFFIC,
  reads: ['service'],
  check: ({ service: { type, externalTrafficPolicy } }) => (
    type === 'ClusterIP' && externalTrafficPolicy !== undefined && externalTrafficPolicy !== ''
      ? [{ field: ['spec', 'externalTrafficPolicy'], values: { policy: externalTrafficPolicy, serviceType: type } }]
      : []
  ),
});
