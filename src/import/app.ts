import { appSource } from './app-source';
import { type ImportedStrategy, strategyIn } from './own-strategy';
import { type Patch, patchesFrom } from './patches';
import { type Code, text, written } from './source-text';
import { typed } from './typed';
import { renderGateway } from '../gateway/render';
import { withoutServerFields, without } from '../gateway/server-fields';
import { STRUCTS } from '../input/declared.generated';
import { type Fields, fieldsOf, isFields, textOf } from '../kubernetes/fields';
import { ClusterPlatform } from '../model/platform';
import { TargetKind } from '../model/question';
import { OWNED_ANNOTATIONS } from '../strategy/strategy-contract';

export { gatewayOf } from '../gateway/existing-manifest';

/** The TypeScript for a manifest. */
export interface ImportedApp {
  readonly source: string;

  /** What no prop can say, which the app adds to the manifest. */
  readonly patches: readonly Patch[];

  /** What the API server had added to the manifest, and the app leaves out. */
  readonly leftOut: readonly string[];
}

/** Props, as TypeScript and as the construct gets them. */
interface Props {
  readonly fields: readonly (readonly [string, Code])[];
  readonly values: Fields;
}

/** The app that synthesizes a manifest. */
export function appFor(manifest: Fields): ImportedApp {
  const { kept, leftOut } = withoutServerFields(manifest);
  const metadata = fieldsOf(kept.metadata);
  const spec = fieldsOf(kept.spec);
  const own = strategyIn({
    serviceType: spec.serviceType, policy: spec.externalTrafficPolicy, annotations: fieldsOf(spec.serviceAnnotations),
  });
  const overrides = overridesIn(spec, own);
  const isSilent = [own, ...overrides.map(({ strategy }) => strategy)].some(promisesOnlySome);
  const props = joined(
    ofMetadata(metadata, kept.apiVersion), { fields: [['strategy', own.code]], values: { strategy: own.strategy } },
    ofSpec('IstioGatewayProps', spec), ofOverrides(overrides), ...isSilent ? [AS_IT_IS] : [],
  );
  const patches = patchesFrom(rendered(props.values, own), kept);
  const source = appSource(textOf(metadata.name) ?? 'gateway', objectOf(props.fields), patches);
  return { source, patches, leftOut };
}

/** Whether the construct would add an annotation about the addresses of clients. */
function promisesOnlySome({ strategy }: ImportedStrategy): boolean {
  const { clientAddresses } = strategy.bind({ platform: ClusterPlatform.unknown() });
  return clientAddresses.every(({ target }) => target !== TargetKind.LOAD_BALANCER);
}

/** The construct adds no annotation. */
const AS_IT_IS: Props = { fields: [['declareInManifest', text('false')]], values: { declareInManifest: false } };

function joined(...all: readonly Props[]): Props {
  return {
    fields: all.flatMap(({ fields }) => fields),
    values: Object.assign({}, ...all.map(({ values }) => values)) as Fields,
  };
}

/** The values that the construct writes if a prop is left out. */
const DEFAULTS: Fields = {
  apiVersion: 'istio.alibabacloud.com/v1beta1',
  name: 'ingressgateway',
  namespace: 'istio-system',
  serviceType: 'LoadBalancer',
};

function ofMetadata({ name, namespace, labels, annotations }: Fields, apiVersion: unknown): Props {
  return propsOf('IstioGatewayProps', { name, namespace, apiVersion, labels, annotations });
}

/** The name of the prop for a field: jsii allows no three capital letters in a row. */
const PROP_NAMES: { readonly [field: string]: string } = { loadBalancerIP: 'loadBalancerIp' };

/** The props for fields of the spec or of an override. The strategy sets the policy and its own annotations. */
function ofSpec(struct: string, spec: Fields): Props {
  const { serviceAnnotations, ...others } = without(spec, ['externalTrafficPolicy', 'overrides']);
  const annotations = isFields(serviceAnnotations) ? without(serviceAnnotations, OWNED_ANNOTATIONS) : {};
  return propsOf(struct, {
    ...Object.fromEntries(Object.entries(others).map(([name, value]) => [PROP_NAMES[name] ?? name, value])),
    ...Object.keys(annotations).length === 0 ? {} : { serviceAnnotations: annotations },
  });
}

/** The props that say what the fields say. A field that no prop can say is left to a patch. */
function propsOf(struct: string, fields: Fields): Props {
  const types = STRUCTS[struct] ?? {};
  const found = Object.entries(fields).flatMap(([name, value]) => {
    const type = types[name];
    const isDefault = struct === 'IstioGatewayProps' && DEFAULTS[name] === value;
    const prop = type === undefined || value === undefined || isDefault ? undefined : typed(type, value);
    return prop === undefined ? [] : [{ name, ...prop }];
  });
  return {
    fields: found.map(({ name, code }) => [name, code]),
    values: Object.fromEntries(found.map(({ name, value }) => [name, value])),
  };
}

/** An override, and its strategy. */
interface ImportedOverride {
  readonly id: string;
  readonly strategy: ImportedStrategy;
  readonly props: Props;
}

function overridesIn(spec: Fields, own: ImportedStrategy): ImportedOverride[] {
  return Object.entries(fieldsOf(spec.overrides)).map(([id, override]) => {
    const { serviceType, externalTrafficPolicy: policy } = { ...spec, ...fieldsOf(override) };
    const annotations = { ...fieldsOf(spec.serviceAnnotations), ...fieldsOf(fieldsOf(override).serviceAnnotations) };
    const strategy = strategyIn({ serviceType, policy, annotations: withoutNeutral(annotations) });
    const props = ofSpec('GatewayOverrides', fieldsOf(override));
    const isLike = written(strategy.code) === written(own.code);
    return {
      id,
      strategy,
      props: isLike
        ? props
        : joined({ fields: [['strategy', strategy.code]], values: { strategy: strategy.strategy } }, props),
    };
  });
}

function ofOverrides(overrides: readonly ImportedOverride[]): Props {
  return overrides.length === 0 ? { fields: [], values: {} } : {
    fields: [['overrides', objectOf(overrides.map(({ id, props }) => [id, objectOf(props.fields)]))]],
    values: { overrides: Object.fromEntries(overrides.map(({ id, props }) => [id, props.values])) },
  };
}

const objectOf = (fields: Props['fields']): Code => ({ kind: 'object', fields });

/** An annotation of a strategy with a neutral value is the same as none. */
function withoutNeutral(annotations: Fields): Fields {
  return Object.fromEntries(Object.entries(annotations).filter(([key, value]) => (
    !OWNED_ANNOTATIONS.includes(key) || (value !== '' && value !== 'ecs')
  )));
}

/** The manifest that the construct writes, as cdk8s does. */
function rendered(values: Fields, { strategy }: ImportedStrategy): unknown {
  const { name, namespace } = { ...DEFAULTS, ...values };
  const platform = ClusterPlatform.unknown();
  const ports = (values.ports ?? DEFAULT_PORTS) as never[];
  const identity = { name: String(name), namespace: String(namespace), strategy, platform, ports };
  const manifest = renderGateway(values, identity, strategy.bind({ platform }));
  const plain = JSON.parse(JSON.stringify(manifest)) as Fields;
  // cdk8s leaves out an empty map of labels or annotations.
  const empty = ['labels', 'annotations'].filter((field) => (
    Object.keys(fieldsOf(fieldsOf(plain.metadata)[field])).length === 0
  ));
  return { ...plain, metadata: without(fieldsOf(plain.metadata), empty) };
}

const DEFAULT_PORTS = [{ name: 'http2', port: 80, targetPort: 80 }, { name: 'https', port: 443, targetPort: 443 }];
