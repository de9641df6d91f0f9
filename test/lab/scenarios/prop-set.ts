/** What a construct is made of in the scenarios about props. */

/** The constructs whose objects the API server judges. */
export type ConstructName = 'GatewayVerification' | 'GatewayMonitor' | 'GatewayNodeCheck' | 'IstioGateway';

/** What one construct is made of. */
export interface PropSet {
  readonly construct: ConstructName;
  readonly id: string;
  readonly props: Readonly<Record<string, unknown>>;
}
