import { parseAllDocuments } from 'yaml';
import { type Form, manifest } from './support';
import type { KubernetesObject } from '../../src/kubernetes/objects';
import { bundlesIn } from '../../src/runner/bundle';
import { permissions } from '../../src/runner/permissions';
import { type Manifest, schemaErrors } from '../support/schema';

interface Role extends Manifest {
  readonly rules: readonly { apiGroups: string[]; resources: string[]; resourceNames?: string[]; verbs: string[] }[];
}

const textFor = (...forms: Form[]) => permissions(bundlesIn(manifest(...forms) as readonly KubernetesObject[], undefined));
const rolesFor = (...forms: Form[]) => parseAllDocuments(textFor(...forms)).map((document) => document.toJS() as Role);
const resourcesOf = ({ rules }: Role) => rules.flatMap(({ resources }) => resources);

test('prints a Role for each namespace and an optional ClusterRole', () => {
  const roles = rolesFor('job');
  expect(roles.filter(({ kind }) => kind === 'Role').flatMap(schemaErrors)).toEqual([]);
  expect(roles.map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual([
    ['Role', 'default'], ['Role', 'istio-system'], ['ClusterRole', undefined],
  ]);
  expect(textFor('job')).toMatch(/\n# Optional: .*\napiVersion: .*\nkind: ClusterRole\n/);
  expect(textFor('job')).toMatchSnapshot();
});

test.each<[Form, string[]]>([
  ['job', ['jobs', 'serviceaccounts', 'networkpolicies', 'pods', 'pods/log', 'events']],
  ['dns', ['jobs', 'pods', 'pods/log', 'events']],
  ['monitor', ['jobs', 'serviceaccounts', 'pods', 'pods/log', 'events']],
  ['helmTest', ['jobs', 'serviceaccounts', 'pods', 'pods/log', 'events']],
  ['nodeCheck', ['daemonsets', 'serviceaccounts', 'pods', 'pods/log', 'events']],
])('for the form %s, allows only what it creates and reads', (form, resources) => {
  expect(resourcesOf(rolesFor(form)[0])).toEqual(resources);
});

test('prints no Role for the gateway\'s namespace if no object is created there', () => {
  expect(rolesFor('dns').map(({ metadata }) => metadata.namespace)).toEqual(['default', undefined]);
});

test('contains the permissions that a created Role grants', () => {
  const [, role] = rolesFor('everyNode', 'monitor');
  expect(resourcesOf(role)).toEqual(['roles', 'rolebindings', 'services']);
  expect(role.rules.at(-1)).toEqual({ apiGroups: [''], resources: ['services'], resourceNames: ['istio-ingressgateway'], verbs: ['get'] });
});

test('merges two forms in one namespace into one Role without repeated rules', () => {
  const [role] = rolesFor('everyNode', 'nodeCheck');
  expect(resourcesOf(role)).toEqual(['jobs', 'serviceaccounts', 'daemonsets', 'pods', 'pods/log', 'events']);
});
