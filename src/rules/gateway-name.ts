import { rule } from './contract';
import { BAD_NAME } from '../findings/catalogue/resource';

/** A DNS label without dots. Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** 63 characters for a Service's name, less those of `istio-`. */
const LONGEST = 57;

export const gatewayName = rule({
  finds: BAD_NAME,
  reads: ['name'],
  check: ({ name }) => {
    if (!DNS_LABEL.test(name)) {
      return [{ path: 'metadata.name', values: { name, problem: 'is not a DNS label' } }];
    }
    return name.length <= LONGEST ? [] : [{
      path: 'metadata.name',
      values: { name, problem: `makes the Service name istio-${name}, which has ${name.length + 'istio-'.length} characters` },
    }];
  },
});
