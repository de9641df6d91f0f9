import { GATEWAY_RESOURCE, gatewayNameOf } from './live-gateway';
import { NETWORK_POLICY_RESOURCE } from './live-network-policy';
import { CONFIG_MAPS, SYSTEM } from './raw-cluster';
import { type Role, roleYaml, type Rule } from './roles';
import type { NamespacedName, Wanted } from './wanted';
import { grouped } from '../text';

const NAME = 'asm-gateway-diagnose';

const HEADING = `# The permissions that asm-gateway diagnose needs to read what decides, and no more. To grant them:
#   kubectl create rolebinding ${NAME} --namespace NAMESPACE --role=${NAME} --user=USER    (for each Role)
#   kubectl create clusterrolebinding ${NAME} --clusterrole=${NAME} --user=USER
`;

/** A rule and the namespace where it is needed; undefined for the whole cluster. */
interface Needed {
  readonly namespace: string | undefined;
  readonly rule: Rule;
}

/** The permissions that reading a cluster needs, as YAML. */
export function readPermissions({ service, pod }: Wanted): string {
  const needed: Needed[] = [
    { namespace: undefined, rule: { apiGroups: [''], resources: ['nodes'], verbs: ['list'] } },
    ...rulesFor(service).map((rule) => ({ namespace: service?.namespace, rule })),
    ...CLUSTER_RULES.map((rule) => ({ namespace: SYSTEM, rule })),
    ...pod === undefined ? [] : podRules(pod).map((rule) => ({ namespace: pod.namespace, rule })),
  ];
  const roles = [...grouped(needed, ({ namespace = '' }) => namespace).values()].map((some): Role => (
    { name: NAME, namespace: some[0]?.namespace, rules: eachOnce(some.map(({ rule }) => rule)) }
  ));
  return `${HEADING}${roles.map(roleYaml).join('---\n')}`;
}

/** The pod of a client may be in the namespace of the Service. */
function eachOnce(rules: readonly Rule[]): Rule[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}

const CLUSTER_RULES: readonly Rule[] = [
  { apiGroups: [''], resources: ['configmaps'], resourceNames: CONFIG_MAPS, verbs: ['get'] },
  { apiGroups: ['apps'], resources: ['daemonsets'], verbs: ['list'] },
];

/** The rules for a Service, or for all of them. */
function rulesFor(service: NamespacedName | undefined): Rule[] {
  const verb = service === undefined ? 'list' : 'get';
  return [
    { apiGroups: [''], resources: ['services'], verbs: [verb] },
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list'] },
    { apiGroups: [''], resources: ['events'], verbs: ['list'] },
    ruleOn(NETWORK_POLICY_RESOURCE, 'list'),
    ...service !== undefined && gatewayNameOf(service.name) === undefined ? [] : [ruleOn(GATEWAY_RESOURCE, verb)],
  ];
}

/** The rule for a resource that is named with its group. */
function ruleOn(name: string, verb: string): Rule {
  const [resource = '', ...group] = name.split('.');
  return { apiGroups: [group.join('.')], resources: [resource], verbs: [verb] };
}

function podRules({ name }: NamespacedName): Rule[] {
  return [
    { apiGroups: [''], resources: ['pods'], resourceNames: [name], verbs: ['get'] },
    ruleOn(NETWORK_POLICY_RESOURCE, 'list'),
  ];
}
