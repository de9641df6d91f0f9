import { yaml } from '../lazy';
import { printable } from '../text';

/** A rule of a Role. */
export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

/** A Role, or a ClusterRole if it has no namespace. */
export interface Role {
  readonly name: string;
  readonly namespace?: string;
  readonly rules: readonly Rule[];
}

/** A role as YAML. A name that is not text is quoted, so its escapes keep their meaning. */
export function roleYaml({ name, namespace, rules }: Role): string {
  const role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: namespace === undefined ? 'ClusterRole' : 'Role',
    metadata: namespace === undefined ? { name } : { name, namespace },
    rules,
  };
  const options = { lineWidth: 0, aliasDuplicateObjects: false };
  const plain = yaml().stringify(role, options);
  return printable(plain) === plain ? plain : yaml().stringify(role, { ...options, defaultStringType: 'QUOTE_DOUBLE' });
}
