import { type Form, manifest, planFor } from './support';
import type { KubernetesObject } from '../../src/kubernetes/objects';
import { bundlesIn } from '../../src/runner/bundle';
import { durationText, secondsOf } from '../../src/runner/duration';
import { freshName, randomSuffix } from '../../src/runner/fresh-names';
import { objectsIn } from '../../src/runner/manifest-objects';
import { planOf, targetsOf } from '../../src/runner/plan';
import { type Manifest, schemaErrors } from '../support/schema';

const objectsOf = (...forms: Form[]) => manifest(...forms) as readonly KubernetesObject[];
const kindsOf = (objects: readonly KubernetesObject[]) => objects.map(({ kind }) => kind);
const ofPlan = (form: Form) => {
  const { bundle: { workload, supporters } } = planFor(form);
  return [workload, ...supporters];
};

describe('a manifest', () => {
  const bundles = (objects: readonly object[], name?: string) => bundlesIn(objects as readonly KubernetesObject[], name);

  test('is read document by document, with lists taken apart', () => {
    const text = 'a: 1\n---\napiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: a}}\n---\n'
      + '{apiVersion: v1, kind: Secret, metadata: {name: b}}\n---\n- 1\n---\nnull\n---\n{apiVersion: v1, kind: Nameless}\n';
    expect(objectsIn([{ name: 'a.yaml', text }]).map(({ metadata }) => metadata.name)).toEqual(['a', 'b']);
  });

  test.each([
    ['a: [', /^"a.yaml" is not readable as YAML: .*Name the file that your app synthesized/],
    ['a: *b', /^"a.yaml" is not readable as YAML: .*alias/],
  ])('that is no YAML is refused', (text, sentence) => {
    expect(() => objectsIn([{ name: 'a.yaml', text }])).toThrow(sentence);
  });

  test('that is no text is refused', () => {
    expect(() => objectsIn([{ name: 'a.yaml', problem: 'the file is binary', fix: 'Leave it out' }])).toThrow('"a.yaml" cannot be read: the file is binary. Leave it out');
  });

  test.each<[Form, string, string[]]>([
    ['job', 'Job', ['ServiceAccount', 'Role', 'RoleBinding', 'NetworkPolicy']],
    ['dns', 'Job', []],
    ['everyNode', 'Job', ['ServiceAccount', 'Role', 'RoleBinding']],
    ['monitor', 'CronJob', ['ServiceAccount', 'Role', 'RoleBinding']],
    ['helmTest', 'Pod', ['ServiceAccount', 'Role', 'RoleBinding']],
    ['nodeCheck', 'DaemonSet', ['ServiceAccount', 'Role', 'RoleBinding']],
  ])('of the form %s holds its workload and what that needs', (form, kind, supporters) => {
    const [{ workload, supporters: found }, ...others] = bundles(objectsOf(form));
    expect([workload.kind, kindsOf(found), others]).toEqual([kind, supporters, []]);
  });

  test('holds for each workload only what is its own', () => {
    const both = bundles(objectsOf('everyNode', 'monitor'));
    const names = both.map(({ supporters }) => [...new Set(supporters.map(({ metadata }) => metadata.name))]);
    expect(names.map(({ length }) => length)).toEqual([1, 1]);
    expect(names[0]).not.toEqual(names[1]);
  });

  test('may hold what is nobody\'s here, which is left alone', () => {
    const foreign = objectsOf('job').filter(({ kind }) => kind === 'ServiceAccount' || kind === 'Job')
      .map((object) => ({ ...object, metadata: { ...object.metadata, labels: { 'app.kubernetes.io/name': 'shop' } } }));
    const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'shop' }, spec: {} };
    const [{ supporters }, ...others] = bundles([...foreign, deployment, ...objectsOf('dns')]);
    expect([supporters, others]).toEqual([[], []]);
  });

  test('that is read twice holds everything once', () => {
    expect(bundles([...objectsOf('job'), ...objectsOf('job')])).toEqual(bundles(objectsOf('job')));
  });

  test('may leave out the namespace', () => {
    const [object] = objectsOf('dns').map(({ metadata: { namespace, ...metadata }, ...rest }) => ({ ...rest, metadata }));
    expect(bundles([object])[0].workload.metadata.namespace).toBe('default');
  });

  test('without a workload of ours is refused, with the way to one', () => {
    expect(() => bundles(objectsOf('job').filter(({ kind }) => kind !== 'Job'))).toThrow(/holds no verification, .* Synthesize one with GatewayVerification/);
  });

  test('is narrowed to a name, and to none that it does not hold', () => {
    const objects = objectsOf('everyNode', 'monitor');
    const names = bundles(objects).map(({ workload }) => workload.metadata.name);
    expect(bundles(objects, names[1]).map(({ workload }) => workload.kind)).toEqual(['CronJob']);
    expect(() => bundles(objects, 'nope')).toThrow(`holds no verification "nope". It holds "${names[0]}" and "${names[1]}"`);
  });
});

describe('names of a run', () => {
  test('are new for every object, and all references follow', () => {
    const before = objectsOf('job').map(({ metadata }) => metadata.name);
    const after = ofPlan('job');
    expect(after.map(({ metadata }) => metadata.name)).toEqual(after.map(() => expect.stringMatching(/-abcde$/) as string));
    const text = JSON.stringify(after);
    expect(before.filter((name) => text.includes(`"${name}"`))).toEqual([]);
    const [job, account, role, binding, policy] = after;
    const instance = { 'app.kubernetes.io/instance': job.metadata.name };
    expect(job).toMatchObject({
      metadata: { labels: instance }, spec: { template: { metadata: { labels: instance }, spec: { serviceAccountName: account.metadata.name } } },
    });
    expect(binding).toMatchObject({
      metadata: { namespace: 'istio-system' }, roleRef: { name: role.metadata.name }, subjects: [{ name: account.metadata.name, namespace: 'default' }],
    });
    expect(policy).toMatchObject({ metadata: { name: job.metadata.name, labels: instance }, spec: { podSelector: { matchLabels: instance } } });
  });

  test('reach the constraint that spreads pods over nodes', () => {
    const [{ metadata: { name }, spec }] = ofPlan('everyNode');
    const { template } = spec as { template: { spec: { topologySpreadConstraints: unknown } } };
    expect(template.spec.topologySpreadConstraints).toMatchObject([{ labelSelector: { matchLabels: { 'app.kubernetes.io/instance': name } } }]);
  });

  test('of a DaemonSet are in its selector and in the labels of its pods', () => {
    const [{ metadata: { name }, spec }] = ofPlan('nodeCheck');
    const { selector, template } = spec as { selector: { matchLabels: object }; template: { metadata: { labels: object } } };
    expect([selector.matchLabels, template.metadata.labels]).toEqual([
      expect.objectContaining({ 'app.kubernetes.io/instance': name }), expect.objectContaining({ 'app.kubernetes.io/instance': name }),
    ]);
  });

  test('touch nothing that is only called the same', () => {
    const workload = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'probe', namespace: 'probe', labels: { 'app.kubernetes.io/name': 'asm-gateway-probe', 'app.kubernetes.io/instance': 'probe' } },
      spec: { template: { spec: { containers: [{ name: 'probe', args: ['probe'] }], affinity: { matchLabels: { app: 'probe' } } } } },
    };
    const { bundle } = planOf({ workload, supporters: [] }, () => 'abcde');
    expect(bundle.workload).toMatchObject({
      metadata: { name: 'probe-abcde', namespace: 'probe', labels: { 'app.kubernetes.io/instance': 'probe-abcde' } },
      spec: { template: { spec: workload.spec.template.spec } },
    });
  });

  test.each([
    ['verify', 'verify-abcde'],
    ['a'.repeat(63), `${'a'.repeat(46)}-abcde`],
    [`${'a'.repeat(44)}--bcdefg`, `${'a'.repeat(44)}-abcde`],
  ])('leave room for what Kubernetes appends', (name, fresh) => {
    expect(freshName(name, 'abcde')).toBe(fresh);
  });

  test('end in five random letters and digits', () => {
    const suffixes = Array.from({ length: 100 }, randomSuffix);
    expect(suffixes.every((suffix) => /^[a-z0-9]{5}$/.test(suffix))).toBe(true);
    expect(new Set(suffixes).size).toBeGreaterThan(95);
  });
});

describe('a plan', () => {
  test.each<[Form, object]>([
    ['job', { pods: 1, indexed: false, seconds: 330, namespace: 'default' }],
    ['everyNode', { pods: 3, indexed: true, seconds: 330 }],
    ['monitor', { pods: 1, indexed: false, seconds: 330 }],
    ['helmTest', { pods: 1, indexed: false, seconds: 330 }],
    ['nodeCheck', { pods: undefined, indexed: false, seconds: 300 }],
  ])('for the form %s knows how many pods give a result, and how long that may take', (form, expected) => {
    expect(planFor(form)).toMatchObject(expected);
  });

  test('takes as long as the user says', () => {
    expect(planFor('job', 5).seconds).toBe(5);
  });

  test('runs a CronJob as the Job that it would make', () => {
    const [workload] = ofPlan('monitor');
    const name = expect.stringMatching(/^test-monitor-.*-abcde$/) as string;
    expect(workload).toMatchObject({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name, namespace: 'default', labels: { 'app.kubernetes.io/instance': name } },
      spec: { backoffLimit: 0, template: { metadata: { labels: { 'app.kubernetes.io/instance': name } } } },
    });
    expect(workload.spec).not.toHaveProperty('schedule');
  });

  test('runs the pod of a Helm test as a Job of one pod', () => {
    const [workload] = ofPlan('helmTest');
    const instance = { 'app.kubernetes.io/instance': workload.metadata.name };
    expect(workload).toMatchObject({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: expect.stringMatching(/-abcde$/) as string, namespace: 'default', labels: instance },
      spec: { backoffLimit: 0, activeDeadlineSeconds: 300, template: { metadata: { labels: instance }, spec: { restartPolicy: 'Never' } } },
    });
    expect(schemaErrors(workload as Manifest)).toEqual([]);
  });

  test.each<Form>(['job', 'everyNode', 'monitor', 'helmTest', 'nodeCheck'])('for the form %s makes objects that a cluster takes', (form) => {
    expect((ofPlan(form) as Manifest[]).flatMap(schemaErrors)).toEqual([]);
  });

  test('lets a Job stay until its results were read, and not for ever', () => {
    expect(ofPlan('job')[0].spec).toMatchObject({ ttlSecondsAfterFinished: 3600 });
  });

  test('knows the targets as people will see them', () => {
    expect(targetsOf(planFor('job'))).toEqual([
      { target: 'service-dns', url: 'http://istio-ingressgateway.istio-system/' }, { target: 'load-balancer', url: 'http://{address}/' },
    ]);
  });

  test('knows where a target connects to, for that target alone, and what Kubernetes does to dollar signs', () => {
    const args = ['timeout=1', 'connect-to={address}:443', 'insecure=true', 'load-balancer=https://gw.example.com/', 'url=http://a/?b=$$c'];
    expect(targetsOf({ ...planFor('job'), pod: { containers: [{ name: 'probe', args }] } })).toEqual([
      { target: 'load-balancer', url: 'https://gw.example.com/ via {address}:443' }, { target: 'url', url: 'http://a/?b=$c' },
    ]);
  });
});

describe('a duration', () => {
  test.each([['90s', 90], ['5m', 300], ['1h30m', 5400], ['1h1m1s', 3661], ['24h', 86400]])('%s is %d seconds, and is written so', (written, seconds) => {
    expect(secondsOf(written)).toBe(seconds);
    expect(secondsOf(durationText(seconds))).toBe(seconds);
  });

  test.each(['', '90', '0s', '1.5m', '-5s', '5 m', '1m1h', '25h', '5M', 's'])('%j is none', (written) => {
    expect(secondsOf(written)).toBeUndefined();
  });
});
