import { clientIp } from './client-ip';
import type { Rule } from './contract';
import { duplicates } from './duplicates';
import { gatewayName } from './gateway-name';
import { gatewayNamespace } from './gateway-namespace';
import { metadata } from './metadata';
import { needsLoadBalancer } from './needs-load-balancer';
import { ownedSettings } from './owned-settings';
import { podLabels } from './pod-labels';
import { ports } from './ports';
import { replicas } from './replicas';

/** Every rule, in the order of its code; the order in which findings are reported. */
export const RULES: readonly Rule[] = [
  gatewayName,
  gatewayNamespace,
  ports,
  replicas,
  metadata,
  podLabels,
  duplicates,
  ownedSettings,
  needsLoadBalancer,
  clientIp,
];
