import type { Bundle } from './bundle';
import { MADE_KINDS } from './kinds';
import { roleYaml, type Rule } from '../cluster/roles';
import type { KubernetesObject } from '../kubernetes/objects';

const NAME = 'asm-gateway-verify';

/** The kind that a run makes of a kind in a manifest, if it is another one. */
const MADE_AS = new Map([['CronJob', 'Job'], ['Pod', 'Job']]);

/** Objects are listed before and after their removal. `kubectl delete --wait` gets and watches the ones that exist. */
const VERBS = ['create', 'delete', 'get', 'list', 'watch'];

/** The rules for following a workload. */
const FOLLOWING: readonly Rule[] = [
  { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
  { apiGroups: [''], resources: ['events'], verbs: ['list'] },
];

const HEADING = `# The permissions that asm-gateway verify needs to run this manifest, and no more. To grant them:
#   kubectl create rolebinding ${NAME} --namespace NAMESPACE --role=${NAME} --user=USER    (for each Role)
#   kubectl create clusterrolebinding ${NAME} --clusterrole=${NAME} --user=USER
`;

const OPTIONAL = '# Optional: without it, nodes that were not probed are not reported.\n';

/** The permissions that a run needs, as YAML: a Role for each namespace, and a ClusterRole to list nodes. */
export function permissions(bundles: readonly Bundle[]): string {
  const objects = bundles.flatMap(({ workload, supporters }) => [workload, ...supporters]);
  const namespaces = [...new Set(objects.map(namespaceOf))];
  const roles = namespaces.map((namespace) => (
    roleFor(namespace, objects.filter((object) => namespaceOf(object) === namespace), bundles)
  ));
  const nodes = roleYaml({ name: NAME, rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['list'] }] });
  return `${HEADING}${[...roles, `${OPTIONAL}${nodes}`].join('---\n')}`;
}

function namespaceOf({ metadata: { namespace = 'default' } }: KubernetesObject): string {
  return namespace;
}

function roleFor(namespace: string, objects: readonly KubernetesObject[], bundles: readonly Bundle[]): string {
  const isFollowed = bundles.some(({ workload }) => namespaceOf(workload) === namespace);
  const rules = [
    ...objects.flatMap(({ kind }) => MADE_KINDS.filter((made) => made.kind === (MADE_AS.get(kind) ?? kind)))
      .map(({ group, resource }) => ({ apiGroups: [group], resources: [resource], verbs: VERBS })),
    ...isFollowed ? FOLLOWING : [],
    // Only permissions that a user holds can be granted by that user.
    // Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
    ...objects.filter(({ kind }) => kind === 'Role').flatMap((role) => role.rules as Rule[]),
  ];
  return roleYaml({ name: NAME, namespace, rules: distinct(rules) });
}

function distinct(rules: readonly Rule[]): Rule[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}
