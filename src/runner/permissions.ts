import type { Bundle } from './bundle';
import type { KubernetesObject } from '../kubernetes/objects';
import { yaml } from '../lazy';

/** What somebody may do. */
interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

const NAME = 'asm-gateway-verify';

/** The API group and resource of what is made of every kind. */
const RESOURCES = new Map([
  ['Job', { group: 'batch', resource: 'jobs' }],
  ['CronJob', { group: 'batch', resource: 'jobs' }],
  ['Pod', { group: 'batch', resource: 'jobs' }],
  ['DaemonSet', { group: 'apps', resource: 'daemonsets' }],
  ['ServiceAccount', { group: '', resource: 'serviceaccounts' }],
  ['NetworkPolicy', { group: 'networking.k8s.io', resource: 'networkpolicies' }],
  ['Role', { group: 'rbac.authorization.k8s.io', resource: 'roles' }],
  ['RoleBinding', { group: 'rbac.authorization.k8s.io', resource: 'rolebindings' }],
]);

/** Beside making and deleting: `kubectl delete --wait` gets each object, and lists and watches those that are still there. */
const VERBS = ['create', 'delete', 'get', 'list', 'watch'];

/** What following a workload takes. */
const FOLLOWING: readonly Rule[] = [
  { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
  { apiGroups: [''], resources: ['events'], verbs: ['list'] },
];

const HEADING = `# What a user needs to run this manifest with asm-gateway verify, and no more. To grant it:
#   kubectl create rolebinding ${NAME} --namespace NAMESPACE --role=${NAME} --user=USER    (for each Role)
#   kubectl create clusterrolebinding ${NAME} --clusterrole=${NAME} --user=USER
`;

const OPTIONAL = '# Optional: without it, nodes from which nothing was asked are not told.\n';

/** The permissions that a run takes, as YAML: a Role for each namespace, and a ClusterRole for what is in none. */
export function permissions(bundles: readonly Bundle[]): string {
  const objects = bundles.flatMap(({ workload, supporters }) => [workload, ...supporters]);
  const namespaces = [...new Set(objects.map(namespaceOf))];
  const roles = namespaces.map((namespace) => roleFor(namespace, objects.filter((object) => namespaceOf(object) === namespace), bundles));
  const nodes = clusterRole([{ apiGroups: [''], resources: ['nodes'], verbs: ['list'] }]);
  const text = (role: object) => yaml().stringify(role, { lineWidth: 0, aliasDuplicateObjects: false });
  return `${HEADING}${[...roles.map(text), `${OPTIONAL}${text(nodes)}`].join('---\n')}`;
}

function namespaceOf({ metadata: { namespace = 'default' } }: KubernetesObject): string {
  return namespace;
}

function roleFor(namespace: string, objects: readonly KubernetesObject[], bundles: readonly Bundle[]): object {
  const isFollowed = bundles.some(({ workload }) => namespaceOf(workload) === namespace);
  const rules = [
    ...objects.flatMap(({ kind }) => RESOURCES.get(kind) ?? [])
      .map(({ group, resource }) => ({ apiGroups: [group], resources: [resource], verbs: VERBS })),
    ...isFollowed ? FOLLOWING : [],
    // Nobody may grant what he does not have. Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
    ...objects.filter(({ kind }) => kind === 'Role').flatMap((role) => role.rules as Rule[]),
  ];
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: NAME, namespace }, rules: distinct(rules) };
}

function clusterRole(rules: readonly Rule[]): object {
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: NAME }, rules };
}

function distinct(rules: readonly Rule[]): Rule[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}
