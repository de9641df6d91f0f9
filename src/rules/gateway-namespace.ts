import { rule } from './rule';
import { BAD_NAMESPACE } from '../findings/catalogue/resource';

/** Source: https://help.aliyun.com/en/asm/sidecar/crd-fields-for-an-asm-gateway */
export const gatewayNamespace = rule({
  finds: BAD_NAMESPACE,
  reads: ['namespace'],
  check: ({ namespace }) => (namespace === 'istio-system' ? [] : [{ field: ['metadata', 'namespace'], values: { namespace } }]),
});
