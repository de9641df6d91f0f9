import { type CarrierKind, reservedMetadataFindings } from '../../src/kubernetes/reserved-metadata';

const KINDS: readonly CarrierKind[] = ['Pod', 'Job', 'CronJob', 'DaemonSet'];

/** The kinds in which a label or an annotation is refused. */
const refusedIn = (field: 'labels' | 'annotations', key: string, value: unknown) => (
  KINDS.filter((kind) => reservedMetadataFindings(kind, { [field]: { [key]: value } }).length > 0)
);
const isAnnotationRight = (key: string, value: unknown) => refusedIn('annotations', key, value).length === 0;

describe('a label', () => {
  test.each(['controller-uid', 'job-name', 'batch.kubernetes.io/controller-uid', 'batch.kubernetes.io/job-name'])('%s is refused where Jobs are made', (key) => {
    expect([refusedIn('labels', key, 'x'), refusedIn('labels', key, '')]).toEqual([['Job', 'CronJob'], ['Job', 'CronJob']]);
  });

  test.each(['job', 'batch.kubernetes.io/job-name-2', 'kubernetes.io/config.mirror'])('%s is accepted', (key) => {
    expect(refusedIn('labels', key, 'x')).toEqual([]);
  });

  test('is reported at its key, with the value and the rule', () => {
    expect(reservedMetadataFindings('Job', { labels: { 'a': 'b', 'job-name': 'c' } })).toEqual([expect.objectContaining({
      code: 'ASMG0407', field: ['labels', 'job-name'], message: 'labels.job-name "c" is not allowed; it must be absent, because Kubernetes sets it on the pods of a Job',
    })]);
  });
});

describe('an annotation', () => {
  const CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
  const APPARMOR = 'container.apparmor.security.beta.kubernetes.io/';
  const GENERATION = 'deprecated.daemonset.template.generation';

  test('of a mirror pod is refused on every kind', () => {
    expect(refusedIn('annotations', 'kubernetes.io/config.mirror', '')).toEqual(KINDS);
    expect(isAnnotationRight('kubernetes.io/config.mirror/a', '')).toBe(true);
  });

  test.each<[string, string, boolean]>([
    ['scheduler.alpha.kubernetes.io/tolerations', '', true], ['scheduler.alpha.kubernetes.io/tolerations', '[]', false],
    ['seccomp.security.alpha.kubernetes.io/pod', 'runtime/default', true], ['seccomp.security.alpha.kubernetes.io/pod', 'docker/default', true],
    ['seccomp.security.alpha.kubernetes.io/pod', '', false], ['seccomp.security.alpha.kubernetes.io/pod', 'unconfined', false],
    [`${CONTAINER}probe`, 'runtime/default', true], [`${CONTAINER}probe`, 'docker/default', true], [`${CONTAINER}other`, 'unconfined', true],
    [`${CONTAINER}probe`, 'localhost/a/b', true], [`${CONTAINER}probe`, 'localhost/', true], [`${CONTAINER}probe`, 'localhost/a..b', true],
    [`${CONTAINER}probe`, 'localhost//a', false], [`${CONTAINER}probe`, 'localhost/../a', false], [`${CONTAINER}probe`, 'localhost/a/..', false],
    [`${CONTAINER}probe`, 'localhost', false], [`${CONTAINER}probe`, 'somewhere/a', false], [`${CONTAINER}probe`, '', false],
    [`${APPARMOR}probe`, '', true], [`${APPARMOR}probe`, 'runtime/default', true], [`${APPARMOR}probe`, 'unconfined', true],
    [`${APPARMOR}probe`, 'localhost/a', true], [`${APPARMOR}probe`, 'docker/default', false], [`${APPARMOR}probe`, 'a localhost/', false],
    [`${APPARMOR}other`, 'unconfined', false], [`${APPARMOR}other`, 'localhost/a', false], [APPARMOR, 'unconfined', false],
    ['controller.kubernetes.io/pod-deletion-cost', '-7', true], ['controller.kubernetes.io/pod-deletion-cost', '+7', false],
    ['team', 'anything', true], ['container.apparmor', 'anything', true],
  ])('%s with the value "%s": %p', (key, value, isRight) => {
    expect(isAnnotationRight(key, value)).toBe(isRight);
  });

  test.each<[string, boolean]>([
    ['0', true], ['-7', true], ['+7', true], ['9223372036854775807', true], ['9223372036854777856', false], ['-9223372036854777856', false],
    ['', false], ['1.5', false], ['x1', false], ['1x', false], ['7-7', false],
  ])('with the generation "%s" of a DaemonSet: %p', (value, isRight) => {
    expect(refusedIn('annotations', GENERATION, value)).toEqual(isRight ? [] : ['DaemonSet']);
  });

  test('whose value is no text is left to the check of types', () => {
    expect([7, null, true, {}].map((value) => isAnnotationRight('kubernetes.io/config.mirror', value))).toEqual([true, true, true, true]);
  });

  test.each([
    ['scheduler.alpha.kubernetes.io/tolerations', 'absent; write the prop tolerations, which replaced it'],
    ['seccomp.security.alpha.kubernetes.io/pod', '"runtime/default", the profile of the pod'],
    [`${CONTAINER}probe`, '"runtime/default", "unconfined" or "localhost/" with a path'],
    [`${APPARMOR}probe`, '"runtime/default", "unconfined" or "localhost/" with a profile, for the container "probe"'],
    ['controller.kubernetes.io/pod-deletion-cost', 'an integer of 32 bits'],
    [GENERATION, 'an integer'],
    ['kubernetes.io/config.mirror', 'absent, because only the kubelet sets it'],
  ])('%s that is wrong is reported with its rule', (key, rule) => {
    expect(reservedMetadataFindings('DaemonSet', { annotations: { [key]: 'x' } })).toEqual([expect.objectContaining({
      code: 'ASMG0407', field: ['annotations', key], message: `annotations["${key}"] "x" is not allowed; it must be ${rule}`,
    })]);
  });
});

test.each([[{}], [{ labels: null, annotations: null }], [{ labels: 'job-name', annotations: 7 }], [{ labels: ['job-name'], annotations: {} }]])(
  'nothing is refused in %j', (metadata) => {
    expect(KINDS.flatMap((kind) => reservedMetadataFindings(kind, metadata))).toEqual([]);
  },
);
