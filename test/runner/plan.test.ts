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

  test('is read document by document, and lists item by item', () => {
    const text = 'a: 1\n---\napiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: a}}\n---\n'
      + '{apiVersion: v1, kind: Secret, metadata: {name: b}}\n---\n- 1\n---\nnull\n---\n{apiVersion: v1, kind: Nameless}\n';
    expect(objectsIn([{ name: 'a.yaml', text }]).map(({ metadata }) => metadata.name)).toEqual(['a', 'b']);
  });

  test.each([
    ['a: [', /^"a.yaml" cannot be read: the YAML cannot be read .*Pass the file that your app synthesized/],
    ['a: *b', /^"a.yaml" cannot be read: the alias "\*b" has no anchor/],
  ])('that is not valid YAML is rejected', (text, sentence) => {
    expect(() => objectsIn([{ name: 'a.yaml', text }])).toThrow(sentence);
  });

  test('that is binary is rejected', () => {
    const binary = { name: 'a.yaml', problem: { case: 'notText' } } as const;
    expect(() => objectsIn([binary])).toThrow('"a.yaml" cannot be read: the file is binary or not in UTF-8');
  });

  test.each<[Form, string, string[]]>([
    ['job', 'Job', ['ServiceAccount', 'Role', 'RoleBinding', 'NetworkPolicy']],
    ['dns', 'Job', []],
    ['everyNode', 'Job', ['ServiceAccount', 'Role', 'RoleBinding']],
    ['monitor', 'CronJob', ['ServiceAccount', 'Role', 'RoleBinding']],
    ['helmTest', 'Pod', ['ServiceAccount', 'Role', 'RoleBinding']],
    ['nodeCheck', 'DaemonSet', ['ServiceAccount', 'Role', 'RoleBinding']],
  ])('of the form %s contains the workload and the objects that it needs', (form, kind, supporters) => {
    const [{ workload, supporters: found }, ...others] = bundles(objectsOf(form));
    expect([workload.kind, kindsOf(found), others]).toEqual([kind, supporters, []]);
  });

  test('contains only its own objects for each workload', () => {
    const both = bundles(objectsOf('everyNode', 'monitor'));
    const names = both.map(({ supporters }) => [...new Set(supporters.map(({ metadata }) => metadata.name))]);
    expect(names.map(({ length }) => length)).toEqual([1, 1]);
    expect(names[0]).not.toEqual(names[1]);
  });

  test('may contain other objects, which are ignored', () => {
    const foreign = objectsOf('job').filter(({ kind }) => kind === 'ServiceAccount' || kind === 'Job')
      .map((object) => ({ ...object, metadata: { ...object.metadata, labels: { 'app.kubernetes.io/name': 'shop' } } }));
    const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'shop' }, spec: {} };
    const [{ supporters }, ...others] = bundles([...foreign, deployment, ...objectsOf('dns')]);
    expect([supporters, others]).toEqual([[], []]);
  });

  test('that is read twice contains every object once', () => {
    expect(bundles([...objectsOf('job'), ...objectsOf('job')])).toEqual(bundles(objectsOf('job')));
  });

  test('may omit the namespace', () => {
    const [object] = objectsOf('dns').map(({ metadata: { namespace, ...metadata }, ...rest }) => ({ ...rest, metadata }));
    expect(bundles([object])[0].workload.metadata.namespace).toBe('default');
  });

  test('without a verification is rejected, and the message names the constructs', () => {
    const supporters = objectsOf('job').filter(({ kind }) => kind !== 'Job');
    expect(() => bundles(supporters)).toThrow(/contains no verification, .* Synthesize a GatewayVerification/);
  });

  test('is reduced to one name, and an unknown name is rejected', () => {
    const objects = objectsOf('everyNode', 'monitor');
    const names = bundles(objects).map(({ workload }) => workload.metadata.name);
    expect(bundles(objects, names[1]).map(({ workload }) => workload.kind)).toEqual(['CronJob']);
    expect(() => bundles(objects, 'nope')).toThrow(
      `contains no verification "nope", so there is nothing to run. Pass --name "${names[0]}" or "${names[1]}"`,
    );
  });
});

describe('the names of a run', () => {
  test('are new for every object and every reference', () => {
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
      metadata: { namespace: 'istio-system' },
      roleRef: { name: role.metadata.name },
      subjects: [{ name: account.metadata.name, namespace: 'default' }],
    });
    expect(policy).toMatchObject({ metadata: { name: job.metadata.name, labels: instance }, spec: { podSelector: { matchLabels: instance } } });
  });

  test('are in the constraint that spreads pods over nodes', () => {
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

  test('leave equal strings with another meaning alone', () => {
    const workload = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        name: 'probe',
        namespace: 'probe',
        labels: { 'app.kubernetes.io/name': 'asm-gateway-probe', 'app.kubernetes.io/instance': 'probe' },
      },
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
  ])('leave room for the suffix of Kubernetes', (name, fresh) => {
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
  ])('for the form %s has the number of pods and the time limit', (form, expected) => {
    expect(planFor(form)).toMatchObject(expected);
  });

  test('has the time limit of the user', () => {
    expect(planFor('job', 5).seconds).toBe(5);
  });

  test('runs a CronJob as the Job that it would create', () => {
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

  test.each<Form>(['job', 'everyNode', 'monitor', 'helmTest', 'nodeCheck'])('for the form %s has objects that a cluster accepts', (form) => {
    expect((ofPlan(form) as Manifest[]).flatMap(schemaErrors)).toEqual([]);
  });

  test('keeps a Job for an hour', () => {
    expect(ofPlan('job')[0].spec).toMatchObject({ ttlSecondsAfterFinished: 3600 });
  });

  test('lists the targets with their URLs', () => {
    expect(targetsOf(planFor('job'))).toEqual([
      { target: 'service-dns', url: 'http://istio-ingressgateway.istio-system/' }, { target: 'load-balancer', url: 'http://{address}/' },
    ]);
  });

  test('shows the connect-to address of its own target only, and unescapes dollar signs', () => {
    const args = ['timeout=1', 'connect-to={address}:443', 'insecure=true', 'load-balancer=https://gw.example.com/', 'url=http://a/?b=$$c'];
    expect(targetsOf({ ...planFor('job'), pod: { containers: [{ name: 'probe', args }] } })).toEqual([
      { target: 'load-balancer', url: 'https://gw.example.com/ via {address}:443' }, { target: 'url', url: 'http://a/?b=$c' },
    ]);
  });
});

describe('a duration', () => {
  test.each([
    ['90s', 90], ['5m', 300], ['1h30m', 5400], ['1h1m1s', 3661], ['24h', 86400],
  ])('%s is %d seconds, and is written in the same form', (written, seconds) => {
    expect(secondsOf(written)).toBe(seconds);
    expect(secondsOf(durationText(seconds))).toBe(seconds);
  });

  test.each(['', '90', '0s', '1.5m', '-5s', '5 m', '1m1h', '25h', '5M', 's'])('rejects %j', (written) => {
    expect(secondsOf(written)).toBeUndefined();
  });
});
