import { annotationValues } from './annotation-values';
import { asmSwitches } from './asm-switches';
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
import { listenerSettings } from './listener-settings';
import { localKeepsNothing } from './local-keeps-nothing';
import { metadata } from './metadata';
import { needsLoadBalancer } from './needs-load-balancer';
import { newerSettings } from './newer-settings';
import { nlb } from './nlb';
import { otherBalancer } from './other-balancer';
import { ownedSettings } from './owned-settings';
import { platform } from './platform';
import { podLabels } from './pod-labels';
import { podsStranded } from './pods-stranded';
import { policyWithoutTraffic } from './policy-without-traffic';
import { ports } from './ports';
import { prefixedName } from './prefixed-name';
import { refusedObjects } from './refused-objects';
import { replicas } from './replicas';
import { requirements } from './requirements';
import type { Rule } from './rule';
import { settingPlaces } from './setting-places';
import { settingRelations } from './setting-relations';
import { sharedListener } from './shared-listener';
import { skipsLoadBalancer } from './skips-load-balancer';
import { twoSpellings } from './two-spellings';
import { unknownAnnotations } from './unknown-annotations';
import { unservedClass } from './unserved-class';
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
  policyWithoutTraffic,
  asmSwitches,
  refusedObjects,
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
  unknownAnnotations,
  annotationValues,
  settingPlaces,
  otherBalancer,
  unservedClass,
  listenerSettings,
  settingRelations,
  newerSettings,
  sharedListener,
  podsStranded,
  hostsStranded,
  skipsLoadBalancer,
  localKeepsNothing,
];
