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

test('a Role for each namespace, and one ClusterRole that may be left out', () => {
  const roles = rolesFor('job');
  expect(roles.filter(({ kind }) => kind === 'Role').flatMap(schemaErrors)).toEqual([]);
  expect(roles.map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual([['Role', 'default'], ['Role', 'istio-system'], ['ClusterRole', undefined]]);
  expect(textFor('job')).toMatch(/\n# Optional: .*\napiVersion: .*\nkind: ClusterRole\n/);
  expect(textFor('job')).toMatchSnapshot();
});

test.each<[Form, string[]]>([
  ['job', ['jobs', 'serviceaccounts', 'networkpolicies', 'pods', 'pods/log', 'events']],
  ['dns', ['jobs', 'pods', 'pods/log', 'events']],
  ['monitor', ['jobs', 'serviceaccounts', 'pods', 'pods/log', 'events']],
  ['helmTest', ['jobs', 'serviceaccounts', 'pods', 'pods/log', 'events']],
  ['nodeCheck', ['daemonsets', 'serviceaccounts', 'pods', 'pods/log', 'events']],
])('of the form %s nothing is allowed but what it makes and shows', (form, resources) => {
  expect(resourcesOf(rolesFor(form)[0])).toEqual(resources);
});

test('where nothing is made in the gateway\'s namespace, nothing is allowed there', () => {
  expect(rolesFor('dns').map(({ metadata }) => metadata.namespace)).toEqual(['default', undefined]);
});

test('whoever makes a Role must have what it grants', () => {
  const [, role] = rolesFor('everyNode', 'monitor');
  expect(resourcesOf(role)).toEqual(['roles', 'rolebindings', 'services']);
  expect(role.rules.at(-1)).toEqual({ apiGroups: [''], resources: ['services'], resourceNames: ['istio-ingressgateway'], verbs: ['get'] });
});

test('two forms in one namespace have one Role, with no rule twice', () => {
  const [role] = rolesFor('everyNode', 'nodeCheck');
  expect(resourcesOf(role)).toEqual(['jobs', 'serviceaccounts', 'daemonsets', 'pods', 'pods/log', 'events']);
});
