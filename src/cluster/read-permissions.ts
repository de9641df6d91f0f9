import type { Wanted } from './from-objects';
import { CONFIG_MAPS } from './raw-snapshot';
import { type Role, roleYaml } from './roles';

const NAME = 'asm-gateway-diagnose';

const HEADING = `# The permissions that asm-gateway diagnose needs to read what decides, and no more. To grant them:
#   kubectl create rolebinding ${NAME} --namespace NAMESPACE --role=${NAME} --user=USER    (for each Role)
#   kubectl create clusterrolebinding ${NAME} --clusterrole=${NAME} --user=USER
`;

const SYSTEM = 'kube-system';

/** The permissions that reading a cluster needs, as YAML. */
export function readPermissions({ namespace, pod }: Wanted): string {
  const ofPod = pod === undefined
    ? []
    : [{ apiGroups: [''], resources: ['pods'], resourceNames: [pod.name], verbs: ['get'] }];
  const ofService = [
    { apiGroups: [''], resources: ['services'], verbs: ['get'] },
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list'] },
    { apiGroups: [''], resources: ['events'], verbs: ['list'] },
  ];
  const roles: Role[] = [
    { name: NAME, rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['list'] }] },
    { name: NAME, namespace, rules: pod?.namespace === namespace ? [...ofService, ...ofPod] : ofService },
    {
      name: NAME,
      namespace: SYSTEM,
      rules: [
        { apiGroups: [''], resources: ['configmaps'], resourceNames: [...CONFIG_MAPS], verbs: ['get'] },
        { apiGroups: ['apps'], resources: ['daemonsets'], verbs: ['list'] },
      ],
    },
    ...pod === undefined || pod.namespace === namespace ? [] : [{ name: NAME, namespace: pod.namespace, rules: ofPod }],
  ];
  return `${HEADING}${roles.map(roleYaml).join('---\n')}`;
}
