import { UsageError } from '../findings/usage-error';
import type { KubernetesObject, PodSpec, PodTemplate, StringMap } from '../kubernetes/objects';
import { INSTANCE_LABEL, NAME_LABEL, PROBE_NAME } from '../probe/labels';
import { listed } from '../text';

/** A workload that runs probes, and the objects that it needs. */
export interface Bundle {
  readonly workload: KubernetesObject;
  readonly supporters: readonly KubernetesObject[];
}

/** An object that creates pods, or a pod. */
interface PodMaker extends KubernetesObject {
  readonly spec?: {
    readonly template?: PodTemplate;
    readonly jobTemplate?: { readonly spec?: { readonly template?: PodTemplate } };
  };
}

/** Where each kind of workload has its pod template. */
const TEMPLATES = new Map<string, (maker: PodMaker) => Partial<PodTemplate> | undefined>([
  ['Job', ({ spec }) => spec?.template],
  ['CronJob', ({ spec }) => spec?.jobTemplate?.spec?.template],
  ['DaemonSet', ({ spec }) => spec?.template],
  ['Pod', ({ metadata: { labels, annotations }, spec }) => (
    { metadata: { labels, annotations }, spec: spec as PodSpec | undefined }
  )],
]);

/** A RoleBinding. */
interface Binding extends KubernetesObject {
  readonly roleRef?: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly { readonly kind: string; readonly name: string; readonly namespace?: string }[];
}

interface Policy extends KubernetesObject {
  readonly spec?: { readonly podSelector?: { readonly matchLabels?: StringMap } };
}

/** The workloads that run probes, or the one called `name`. Every other object in the manifest is ignored. */
export function bundlesIn(objects: readonly KubernetesObject[], name: string | undefined): Bundle[] {
  const ours = distinct(objects.filter(({ metadata: { labels } }) => labels?.[NAME_LABEL] === PROBE_NAME).map(placed));
  const workloads = ours.filter((object) => podTemplateOf(object) !== undefined);
  if (workloads.length === 0) {
    throw new UsageError('the manifest contains no verification, so there is nothing to run. '
      + 'Synthesize a GatewayVerification, GatewayMonitor or GatewayNodeCheck, and pass its file with -f');
  }
  const names = workloads.map(({ metadata }) => metadata.name);
  if (name !== undefined && !names.includes(name)) {
    const known = listed(names.map((each) => JSON.stringify(each)), 'or');
    throw new UsageError(
      `the manifest contains no verification ${JSON.stringify(name)}, so there is nothing to run. Pass --name ${known}`,
    );
  }
  return workloads.filter(({ metadata }) => name === undefined || metadata.name === name)
    .map((workload) => ({ workload, supporters: supportersOf(workload, ours) }));
}

/** The pod template of a workload; undefined if the object is not a workload. */
export function podTemplateOf(object: KubernetesObject): PodTemplate | undefined {
  const template = TEMPLATES.get(object.kind)?.(object);
  return Array.isArray(template?.spec?.containers) ? template as PodTemplate : undefined;
}

function placed(object: KubernetesObject): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, namespace: object.metadata.namespace ?? 'default' } };
}

/** Each object once: the same file may be given under two names. */
function distinct(objects: readonly KubernetesObject[]): KubernetesObject[] {
  const keyOf = ({ kind, metadata: { namespace, name } }: KubernetesObject) => [kind, namespace, name].join('/');
  return [...new Map(objects.map((object) => [keyOf(object), object])).values()];
}

/** The ServiceAccount of a workload, its Roles and RoleBindings, and the NetworkPolicy for its pods. */
function supportersOf(workload: KubernetesObject, objects: readonly KubernetesObject[]): KubernetesObject[] {
  const { name, namespace } = workload.metadata;
  const account = podTemplateOf(workload)?.spec.serviceAccountName;
  const bindings = ofKind<Binding>(objects, 'RoleBinding').filter(({ subjects, metadata }) => (
    subjects?.some((subject) => (
      subject.kind === 'ServiceAccount' && subject.name === account
      && (subject.namespace ?? metadata.namespace) === namespace
    ))
  ));
  return [
    ...ofKind(objects, 'ServiceAccount').filter(({ metadata }) => (
      metadata.name === account && metadata.namespace === namespace
    )),
    ...ofKind(objects, 'Role').filter(({ metadata }) => bindings.some((binding) => (
      binding.metadata.namespace === metadata.namespace
      && binding.roleRef?.kind === 'Role' && binding.roleRef.name === metadata.name
    ))),
    ...bindings,
    ...ofKind<Policy>(objects, 'NetworkPolicy').filter(({ spec, metadata }) => (
      metadata.namespace === namespace && spec?.podSelector?.matchLabels?.[INSTANCE_LABEL] === name
    )),
  ];
}

function ofKind<Kind extends KubernetesObject>(objects: readonly KubernetesObject[], kind: string): Kind[] {
  return objects.filter((object) => object.kind === kind) as Kind[];
}
