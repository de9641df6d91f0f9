import { UsageError } from '../findings/usage-error';
import type { KubernetesObject, PodSpec, PodTemplate, StringMap } from '../kubernetes/objects';
import { INSTANCE_LABEL, NAME_LABEL, PROBE_NAME } from '../probe/labels';
import { listed } from '../text';

/** A workload that probes, and the objects that it needs. */
export interface Bundle {
  readonly workload: KubernetesObject;
  readonly supporters: readonly KubernetesObject[];
}

/** An object that makes pods, or is one. */
interface PodMaker extends KubernetesObject {
  readonly spec?: {
    readonly template?: PodTemplate;
    readonly jobTemplate?: { readonly spec?: { readonly template?: PodTemplate } };
  };
}

/** Where each kind of workload keeps the template of its pods. */
const TEMPLATES = new Map<string, (maker: PodMaker) => Partial<PodTemplate> | undefined>([
  ['Job', ({ spec }) => spec?.template],
  ['CronJob', ({ spec }) => spec?.jobTemplate?.spec?.template],
  ['DaemonSet', ({ spec }) => spec?.template],
  ['Pod', ({ metadata: { labels, annotations }, spec }) => ({ metadata: { labels, annotations }, spec: spec as PodSpec | undefined })],
]);

/** An object that says who may do what. */
interface Binding extends KubernetesObject {
  readonly roleRef?: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly { readonly kind: string; readonly name: string; readonly namespace?: string }[];
}

interface Policy extends KubernetesObject {
  readonly spec?: { readonly podSelector?: { readonly matchLabels?: StringMap } };
}

/** The workloads that were made for probes, or those called `name`. Whatever else is in the manifest is nobody's here. */
export function bundlesIn(objects: readonly KubernetesObject[], name: string | undefined): Bundle[] {
  const ours = distinct(objects.filter(({ metadata: { labels } }) => labels?.[NAME_LABEL] === PROBE_NAME).map(placed));
  const workloads = ours.filter((object) => podTemplateOf(object) !== undefined);
  if (workloads.length === 0) {
    throw new UsageError('the manifest holds no verification, so there is nothing to run. '
      + 'Synthesize one with GatewayVerification, GatewayMonitor or GatewayNodeCheck, and name its file');
  }
  const names = workloads.map(({ metadata }) => metadata.name);
  if (name !== undefined && !names.includes(name)) {
    throw new UsageError(`the manifest holds no verification ${JSON.stringify(name)}. It holds ${listed(names.map((each) => JSON.stringify(each)))}`);
  }
  return workloads.filter(({ metadata }) => name === undefined || metadata.name === name)
    .map((workload) => ({ workload, supporters: supportersOf(workload, ours) }));
}

/** The pods of a workload; undefined for what is none. */
export function podTemplateOf(object: KubernetesObject): PodTemplate | undefined {
  const template = TEMPLATES.get(object.kind)?.(object);
  return Array.isArray(template?.spec?.containers) ? template as PodTemplate : undefined;
}

function placed(object: KubernetesObject): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, namespace: object.metadata.namespace ?? 'default' } };
}

/** The same file may be read by two names. */
function distinct(objects: readonly KubernetesObject[]): KubernetesObject[] {
  const keyOf = ({ kind, metadata: { namespace, name } }: KubernetesObject) => [kind, namespace, name].join('/');
  return [...new Map(objects.map((object) => [keyOf(object), object])).values()];
}

/** Its ServiceAccount, what that one may do, and what lets its pods out. */
function supportersOf(workload: KubernetesObject, objects: readonly KubernetesObject[]): KubernetesObject[] {
  const { name, namespace } = workload.metadata;
  const account = podTemplateOf(workload)?.spec.serviceAccountName;
  const bindings = ofKind<Binding>(objects, 'RoleBinding').filter(({ subjects, metadata }) => subjects?.some((subject) => (
    subject.kind === 'ServiceAccount' && subject.name === account && (subject.namespace ?? metadata.namespace) === namespace
  )));
  return [
    ...ofKind(objects, 'ServiceAccount').filter(({ metadata }) => metadata.name === account && metadata.namespace === namespace),
    ...ofKind(objects, 'Role').filter(({ metadata }) => bindings.some((binding) => (
      binding.metadata.namespace === metadata.namespace && binding.roleRef?.kind === 'Role' && binding.roleRef.name === metadata.name
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
