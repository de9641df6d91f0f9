/** All scenarios, in the order in which they run: those on a cluster, and after it is gone those about the machine. */
import { cronJob } from './cron-job';
import { daemonSetRollout } from './daemonset-rollout';
import { diagnoseCures } from './diagnose-cures';
import { diagnosePermissions } from './diagnose-permissions';
import { diagnosePlanes } from './diagnose-planes';
import { everyNode } from './every-node';
import { faultAndCure } from './fault-and-cure';
import { everyFieldKept, rightPropsAccepted, wrongPropsRefused } from './gateway-props-judged';
import { helmTest } from './helm-test';
import { noNodeLeft, restrictedNamespace } from './job-placement';
import { proxyListener, tlsListener } from './load-balancer-listeners';
import { filesUnchanged, machineUnchanged } from './machine-unchanged';
import { examplesAccepted, wrongShapesRefused } from './manifests-accepted';
import { planeChange } from './plane-change';
import { podRangeKnown } from './pod-range-known';
import { podsAsBackends } from './pods-as-backends';
import { propsJudged } from './props-judged';
import type { Scenario } from './scenario';
import { seeTheFault } from './see-the-fault';
import { sidecarClients } from './sidecar-clients';
import { verifyCommand } from './verify-command';
import { namespaceDeleted, nodeGone, quotaExceeded, serverRestarted } from './verify-disturbed';
import { verifyInterrupted } from './verify-interrupted';
import { verifyPermissions } from './verify-permissions';
import { userSettings } from './verify-user-settings';

export const SCENARIOS: readonly Scenario[] = [
  examplesAccepted,
  wrongShapesRefused,
  propsJudged,
  everyFieldKept,
  rightPropsAccepted,
  wrongPropsRefused,
  faultAndCure,
  podsAsBackends,
  tlsListener,
  proxyListener,
  sidecarClients,
  restrictedNamespace,
  noNodeLeft,
  podRangeKnown,
  planeChange,
  everyNode,
  daemonSetRollout,
  cronJob,
  seeTheFault,
  diagnosePlanes,
  diagnoseCures,
  diagnosePermissions,
  helmTest,
  verifyCommand,
  verifyInterrupted,
  verifyPermissions,
  userSettings,
  quotaExceeded,
  namespaceDeleted,
  nodeGone,
  serverRestarted,
  machineUnchanged,
  filesUnchanged,
];
