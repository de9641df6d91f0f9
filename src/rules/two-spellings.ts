import { rule } from './rule';
import { TWO_SPELLINGS } from '../findings/catalogue/load-balancer';
import { CURRENT_PREFIX, OLDER_PREFIX } from '../loadbalancer/annotations';

/** Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud (`annotation/annotations.go`, v2.14.0) */
export const twoSpellings = rule({
  finds: TWO_SPELLINGS,
  reads: ['service'],
  isAboutAnnotations: true,
  check: ({ service }) => Object.keys(service.annotations)
    .filter((key) => key.startsWith(OLDER_PREFIX))
    .map((older) => ({ older, current: older.replace(OLDER_PREFIX, CURRENT_PREFIX) }))
    .filter(({ current }) => current in service.annotations)
    .map(({ older, current }) => ({ field: ['spec', 'serviceAnnotations', older], values: { older, current } })),
});
