import { rule } from './contract';
import { CURRENT_PREFIX, OLDER_PREFIX } from './service';
import { TWO_SPELLINGS } from '../findings/catalogue/strategy';

/** Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud (`annotation/annotations.go`, v2.14.0) */
export const twoSpellings = rule({
  finds: TWO_SPELLINGS,
  reads: ['service', 'pathOf'],
  check: ({ service, pathOf }) => Object.keys(service.annotations)
    .filter((key) => key.startsWith(OLDER_PREFIX))
    .map((older) => ({ older, current: older.replace(OLDER_PREFIX, CURRENT_PREFIX) }))
    .filter(({ current }) => current in service.annotations)
    .map(({ older, current }) => ({ path: `${pathOf('serviceAnnotations')}["${older}"]`, values: { older, current } })),
});
