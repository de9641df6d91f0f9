import type { Construct } from 'constructs';
import type { GatewayIdentity } from './base';
import { GatewayClusters } from './clusters';
import { gatewayIn, replacedOverrides, withStrategy } from './existing-manifest';
import { JudgedGateway } from './judged-gateway';
import { GatewayPort } from './port';
import type { GatewayOverrides } from './props-overrides';
import { isManagedByAsm } from './switches';
import { OVERRIDE_REPLACED } from '../findings/catalogue/asm';
import { errorOf, type FieldFinding } from '../findings/finding';
import { constructInput, inputFindings } from '../input/input';
import { type Fields, fieldsOf, isFields, listOf, textListOf, textOf, textsOf } from '../kubernetes/fields';
import { known } from '../kubernetes/plain';
import { ClusterPlatform } from '../model/platform';
import { boundTo } from '../strategy/bound-strategy';
import type { ITrafficStrategy, StrategyBinding } from '../strategy/strategy-contract';

/**
 * Options of `IstioGateway.fromYaml`.
 */
export interface GatewayYamlOptions {
  /**
   * Path of the file with the manifest, in YAML or JSON. A relative path begins at the working directory of the app. A
   * file without the gateway, or one that cannot be read, is reported as ASMG0119.
   */
  readonly file: string;

  /**
   * Name of the gateway in a file with several.
   *
   * @default - the only gateway in the file
   */
  readonly name?: string;

  /**
   * How in-cluster clients reach the gateway. The policy and the annotations that the strategy owns replace those of
   * the manifest.
   */
  readonly strategy: ITrafficStrategy;

  /**
   * The cluster that the gateway runs on. Declare it to get definite findings about the strategy.
   *
   * @default ClusterPlatform.unknown()
   */
  readonly platform?: ClusterPlatform;

  /**
   * Whether the gateway must see the IP address of external clients. A strategy that loses it is reported as ASMG0204.
   *
   * @default - nothing is required
   */
  readonly preserveClientIp?: boolean;

  /**
   * Whether annotations of the manifest say what no field of the resource says: see
   * `IstioGatewayProps.declareInManifest`.
   *
   * @default false
   */
  readonly declareInManifest?: boolean;
}

/** See `IstioGateway.fromYaml`. */
export class YamlGateway extends JudgedGateway {
  constructor(scope: Construct, id: string, options: GatewayYamlOptions) {
    const { given, problems } = constructInput('IstioGateway.fromYaml', { scope, id, options: known(options) });
    const { file, name, preserveClientIp, declareInManifest } = given.options;
    if (problems.some(({ case: problem }) => problem !== 'unknown')) {
      throw errorOf(inputFindings(problems));
    }
    const manifest = gatewayIn(file, name);
    super(scope, id, {
      identity: identityOf(manifest, given.options),
      render: (binding) => ({
        ...manifest,
        apiVersion: String(manifest.apiVersion),
        kind: 'IstioGateway',
        metadata: { ...fieldsOf(manifest.metadata), name: nameIn(manifest) },
        ...specOf(manifest, binding),
      }),
      // Its one strategy replaces what the overrides say.
      clusters: new GatewayClusters({ clusterIds: clusterIdsIn(manifest), overrides: portsOfOverrides(manifest) }),
      nextToStrategy: () => ({}),
      preserveClientIp,
      declareInManifest: declareInManifest ?? false,
      needsSchema: true,
      problems: () => [...inputFindings(problems), ...replacedFindings(manifest, given.options.strategy)],
    });
  }
}

/** A spec that is missing stays so if the strategy sets nothing. One that is no map stays for the rules. */
function specOf({ spec }: Fields, binding: StrategyBinding): Fields {
  if (spec !== undefined && !isFields(spec)) {
    return { spec };
  }
  const result = withStrategy(spec ?? {}, binding);
  return spec === undefined && Object.keys(result).length === 0 ? {} : { spec: result };
}

/** The ports of overrides, which decide the URLs in their clusters. */
function portsOfOverrides({ spec }: Fields): { [clusterId: string]: GatewayOverrides } {
  return Object.fromEntries(Object.entries(fieldsOf(fieldsOf(spec).overrides)).map(([id, override]) => {
    const { ports } = fieldsOf(override);
    return [id, ports === undefined ? {} : { ports: listOf(ports).flatMap(portOf) }];
  }));
}

function replacedFindings({ spec }: Fields, strategy: ITrafficStrategy): FieldFinding[] {
  if (!isFields(spec)) {
    return [];
  }
  const after = withStrategy(spec, boundTo({ strategy, platform: ClusterPlatform.unknown() }));
  return replacedOverrides(spec, after).map((cluster) => (
    OVERRIDE_REPLACED.finding({ strategy: strategy.name, cluster }, ['spec', 'overrides', cluster])
  ));
}

/** The clusters, if the manifest lists any. */
function clusterIdsIn({ spec }: Fields): string[] | undefined {
  const ids = textListOf(fieldsOf(spec).clusterIds);
  return ids.length === 0 ? undefined : ids;
}

/** The rules report a name that is missing. */
function nameIn({ metadata }: Fields): string {
  return textOf(fieldsOf(metadata).name) ?? '';
}

function identityOf(manifest: Fields, { strategy, platform }: GatewayYamlOptions): GatewayIdentity {
  const { namespace, annotations } = fieldsOf(manifest.metadata);
  return {
    name: nameIn(manifest),
    namespace: textOf(namespace) ?? 'istio-system',
    strategy,
    platform: platform ?? ClusterPlatform.unknown(),
    ports: listOf(fieldsOf(manifest.spec).ports).flatMap(portOf),
    managedByAsm: isManagedByAsm({ annotations: textsOf(annotations) }),
  };
}

/** A port, as far as a URL needs it. One without a number is reported by the rules. */
function portOf({ name, port, protocol, appProtocol }: Fields): GatewayPort[] {
  return typeof port === 'number'
    ? [GatewayPort.of({ name: textOf(name) ?? '', port, protocol: textOf(protocol), appProtocol: textOf(appProtocol) })]
    : [];
}
