// The gateway.
export { IstioGateway, GatewayNameOptions } from './gateway/istio-gateway';
export { IstioGatewayProps, GatewayUtilization, GatewayApiVersion, GatewayServiceType, GatewayType } from './gateway/props';
export { IIstioGateway, GatewayUrlOptions, UrlScheme } from './gateway/contract';
export { GatewayPort, GatewayPortOptions } from './gateway/port';

// How in-cluster clients reach it.
export { TrafficStrategy } from './strategy/traffic-strategy';
export {
  ITrafficStrategy, StrategyContext, StrategyBinding, StrategyRequirement, ClientAddress, ClientAddressKind,
} from './strategy/contract';

// The cluster it runs on.
export { ClusterPlatform, AckPlatformOptions, Cni, ProxyMode } from './model/platform';
export { ExternalTrafficPolicy, NodeKind } from './model/service';
export { Answer } from './model/answer';

// What there is to say about it.
export { Findings } from './findings/findings';
export { Finding, FindingLevel } from './findings/finding';

// The proof.
export { GatewayVerification } from './verify/gateway-verification';
export { GatewayVerificationProps } from './verify/props';
export { ProbeTarget, ProbeTargetOptions, LoadBalancerTargetOptions } from './verify/probe-target';
