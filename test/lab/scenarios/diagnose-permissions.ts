/** `asm-gateway diagnose` with no more permissions than it says, and with fewer; and of a Service without a ready pod. */
import { diagnose } from './asm-gateway';
import { type Diagnosed, diagnoseService, NAMES, NEVER_READY, serviceArguments, withDiagnosedServices } from './diagnosed-services';
import { apply, remove } from './kube';
import { objectsIn } from './manifests';
import { bindingsOf, tokenOf, USER } from './permissions';
import type { ClusterContext, Scenario } from './scenario';
import type { KubeObject } from '../cluster/api';

const NAME = NAMES.Local;

/** What the permissions of one Role allow to read. */
const OF_SYSTEM_ROLE: readonly string[] = [
  'list daemonsets in kube-system',
  'get the ConfigMaps kube-proxy-worker and kube-proxy in kube-system',
  // It may be a cluster with Terway as long as its DaemonSets are not read.
  'get the ConfigMap eni-config in kube-system',
];

const isOfSystem = ({ metadata }: KubeObject): boolean => metadata.namespace === 'kube-system';

/** What must be equal for two users. */
function answersOf({ verdict, nodes, unread, exit }: Diagnosed): string {
  return JSON.stringify({ verdict, nodes, unread, exit });
}

async function checkEnough({ cluster, check }: ClusterContext, token: string): Promise<void> {
  const [full, limited] = [await diagnoseService(cluster, NAME), await diagnoseService(cluster, NAME, token)];
  const isEnough = answersOf(full) === answersOf(limited) && limited.complaint === '' && limited.unread.length === 0;
  check(`with what --print-rbac prints, it says the same as the administrator gets: ${full.verdict.code}`, isEnough, limited.printed);
}

/** Without the Role, only what the Role allows is missing. */
async function checkLess({ cluster, check }: ClusterContext, token: string): Promise<void> {
  const { verdict, exit, unread, complaint, printed } = await diagnoseService(cluster, NAME, token);
  check('without the Role in kube-system, the verdict is ASMG0503, and the exit code 2', verdict.code === 'ASMG0503' && exit === 2, printed);
  const missing = unread.map(({ permission }) => permission ?? '');
  const isAll = JSON.stringify([...missing].sort()) === JSON.stringify([...OF_SYSTEM_ROLE].sort());
  check('only what that Role allows is missing', isAll && complaint === '', printed);
  const { stdout } = await diagnose(cluster, serviceArguments(NAME), token);
  check('the text names each permission that is missing', OF_SYSTEM_ROLE.every((permission) => stdout.includes(permission)), stdout);
}

async function checkPermissions(context: ClusterContext): Promise<void> {
  const { api } = context.cluster.controlPlane;
  const { stdout } = await diagnose(context.cluster, [...serviceArguments(NAME), '--print-rbac']);
  const roles = objectsIn(stdout);
  const granted = [...roles, ...bindingsOf(roles)];
  const ofSystem = granted.filter(isOfSystem);
  try {
    await apply(api, [USER, ...granted]);
    const token = await tokenOf(api);
    await checkEnough(context, token);
    await remove(api, ofSystem);
    await checkLess(context, token);
  } finally {
    await remove(api, [...granted.reverse(), USER]);
  }
}

async function checkNotReady({ cluster, check }: ClusterContext): Promise<void> {
  const { verdict, exit, printed } = await diagnoseService(cluster, NEVER_READY);
  check('if no pod is ready, the verdict is ASMG0504, and the exit code 1', verdict.code === 'ASMG0504' && exit === 1, printed);
}

export const diagnosePermissions: Scenario = {
  on: 'cluster',
  name: 'asm-gateway diagnose needs no more permissions than it says, and says which are missing',
  run: (context) => withDiagnosedServices(context.cluster, async () => {
    await checkPermissions(context);
    await checkNotReady(context);
  }),
};
