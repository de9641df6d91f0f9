import { rule } from './rule';
import { RESERVED_POD_LABEL } from '../findings/catalogue/resource';

/** Source: https://www.alibabacloud.com/help/en/asm/sidecar/access-an-asm-gateway-by-using-multiple-clb-instances */
const SELECTING = ['app', 'istio'];

export const podLabels = rule({
  finds: RESERVED_POD_LABEL,
  reads: ['podLabels'],
  check: (facts) => SELECTING
    .filter((key) => key in facts.podLabels)
    .map((key) => ({ field: ['spec', 'podLabels', key], values: { key, value: facts.podLabels[key] } })),
});
