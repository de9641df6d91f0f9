import type { ClbBackendOptions } from './clb-backend-options';
import type { ClbHealthOptions } from './clb-health-options';
import type { ClbInstanceOptions } from './clb-instance-options';
import type { ClbListenerOptions } from './clb-listener-options';
import type { NlbBackendOptions } from './nlb-backend-options';
import type { NlbHealthOptions } from './nlb-health-options';
import type { NlbInstanceOptions } from './nlb-instance-options';
import type { NlbListenerOptions } from './nlb-listener-options';

/**
 * Settings of a CLB (Classic Load Balancer). Each prop has the name of the annotation that it sets, in camelCase. An
 * invalid value is reported as the annotation would be, by the codes from ASMG0214 on.
 */
export interface ClbOptions extends ClbInstanceOptions, ClbListenerOptions, ClbHealthOptions, ClbBackendOptions {}

/**
 * Settings of an NLB (Network Load Balancer). Each prop has the name of the annotation that it sets, in camelCase. An
 * invalid value is reported as the annotation would be, by ASMG0210 and by the codes from ASMG0214 on.
 */
export interface NlbOptions extends NlbInstanceOptions, NlbListenerOptions, NlbHealthOptions, NlbBackendOptions {}
