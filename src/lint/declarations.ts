import type { LintConfig } from './config';
import { type AckPlatformOptions, ClusterPlatform } from '../model/platform';
import type { AllAnswers, Answers } from '../rules/answers';
import type { ClusterDeclarations, Declarations } from '../rules/gather';

/** What is declared about the clusters of all gateways. */
export interface PlatformSources {
  /** What a caller declares without a file. */
  readonly platform: AckPlatformOptions;
  readonly config: Pick<LintConfig, 'platform' | 'clusters'> | undefined;

  /** What flags declare: it counts whatever is declared elsewhere. */
  readonly flags: AckPlatformOptions;
}

/**
 * What is declared about gateways. Of two declarations of a field, the one nearer to the gateway counts: that of its
 * manifest before that of the configuration file, and that for one cluster before that for all. Flags come first.
 */
export class GatewayDeclarations {
  /** By their text: answers are remembered for each platform, so gateways share it. */
  private readonly known = new Map<string, ClusterPlatform>();

  constructor(private readonly sources: PlatformSources) {}

  /** The platform of an object whose manifest declares nothing. */
  public platform(): ClusterPlatform {
    return this.platformOf({});
  }

  /** What is declared about a gateway with these answers in its manifest. */
  public of({ own, clusters }: AllAnswers): Pick<Declarations, 'platform' | 'clientAddresses' | 'clusters'> {
    const configured = this.sources.config?.clusters ?? {};
    const ids = [...new Set([...Object.keys(configured), ...Object.keys(clusters)])];
    return {
      platform: this.platformOf(own.platform ?? {}),
      clientAddresses: own.clientAddresses,
      clusters: Object.fromEntries(ids.map((id) => [id, this.inCluster(own, configured[id], clusters[id])])),
    };
  }

  private inCluster(
    own: Answers, configured: AckPlatformOptions | undefined, { platform, clientAddresses }: Answers = {},
  ): ClusterDeclarations {
    const declared = { ...platform === undefined ? own.platform : {}, ...configured, ...platform };
    return { platform: this.platformOf(declared), clientAddresses };
  }

  private platformOf(declared: AckPlatformOptions): ClusterPlatform {
    const { platform, config, flags } = this.sources;
    const options: AckPlatformOptions = { ...platform, ...config?.platform, ...declared, ...flags };
    const key = JSON.stringify(options);
    const known = this.known.get(key) ?? ClusterPlatform.ack(options);
    this.known.set(key, known);
    return known;
  }
}
