import { rule, type VerdictOn } from './rule';
import { BAD_NAMESPACE } from '../findings/catalogue/resource';

/** Source: https://help.aliyun.com/en/asm/sidecar/crd-fields-for-an-asm-gateway */
export const gatewayNamespace = rule({
  finds: BAD_NAMESPACE,
  reads: ['namespace'],
  check: ({ namespace }): VerdictOn<typeof BAD_NAMESPACE> => {
    if (namespace === 'istio-system') {
      return [];
    }
    const field = ['metadata', 'namespace'];
    return [{ field, values: namespace === undefined ? { case: 'missing' } : { case: 'other', namespace } }];
  },
});
