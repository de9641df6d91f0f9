import { clientIp } from './client-ip';
import { clusterIds } from './cluster-ids';
import { duplicates } from './duplicates';
import { eniOnFlannel } from './eni-on-flannel';
import { eniWithLocal } from './eni-with-local';
import { gatewayName } from './gateway-name';
import { gatewayNamespace } from './gateway-namespace';
import { hostname } from './hostname';
import { hostnameMeetsItself } from './hostname-meets-itself';
import { hostsStranded } from './hosts-stranded';
import { localKeepsNothing } from './local-keeps-nothing';
import { metadata } from './metadata';
import { needsLoadBalancer } from './needs-load-balancer';
import { nlb } from './nlb';
import { ownedSettings } from './owned-settings';
import { platform } from './platform';
import { podLabels } from './pod-labels';
import { podsStranded } from './pods-stranded';
import { ports } from './ports';
import { prefixedName } from './prefixed-name';
import { replicas } from './replicas';
import { requirements } from './requirements';
import type { Rule } from './rule';
import { skipsLoadBalancer } from './skips-load-balancer';
import { twoSpellings } from './two-spellings';
import { weightsIgnored } from './weights-ignored';

/** Every rule, in the order of its code; the order in which findings are reported. */
export const RULES: readonly Rule[] = [
  gatewayName,
  gatewayNamespace,
  ports,
  replicas,
  metadata,
  podLabels,
  duplicates,
  prefixedName,
  clusterIds,
  ownedSettings,
  eniOnFlannel,
  needsLoadBalancer,
  clientIp,
  hostname,
  hostnameMeetsItself,
  twoSpellings,
  weightsIgnored,
  eniWithLocal,
  nlb,
  platform,
  requirements,
  podsStranded,
  hostsStranded,
  skipsLoadBalancer,
  localKeepsNothing,
];
