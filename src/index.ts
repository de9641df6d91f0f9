// The gateway.
export { IstioGateway, type GatewayNameOptions } from './gateway/istio-gateway';
export type { IRenderedGateway } from './gateway/judged-gateway';
export type { GatewayYamlOptions } from './gateway/yaml-gateway';
export type { IstioGatewayProps } from './gateway/props';
export type { GatewayOverrides } from './gateway/props-overrides';
export type { GatewayServiceProps } from './gateway/props-service';
export type { GatewayScalingProps, GatewayUtilization } from './gateway/props-scaling';
export type {
  GatewayPodProps, GatewaySecretVolume, GatewayConfigVolume, GatewayKernel, GatewaySds,
} from './gateway/props-pod';
export type {
  GatewayProxyProps, GatewayReadinessProbe, GatewayCompression, GatewayGzip,
} from './gateway/props-proxy';
export type { GatewayAsmProps } from './gateway/props-asm';
export { GatewayApiVersion, GatewayServiceType, GatewayType } from './gateway/enums';
export {
  type IIstioGateway, type IReachableService, type GatewayUrlOptions, UrlScheme,
} from './gateway/gateway-contract';
export { LoadBalancerService, type LoadBalancerServiceOptions } from './gateway/load-balancer-service';
export { GatewayPort, type GatewayPortOptions } from './gateway/port';

// Its load balancer.
export { LoadBalancer, type LoadBalancerSettings } from './gateway/load-balancer';
export type { ClbOptions, NlbOptions } from './loadbalancer/options';
export type {
  NlbZoneMap, ClbProtocolPort, NlbProtocolPort, LoadBalancerTag, ClbPortRedirect, ClbDomainCertificate, NlbPortRange,
  LoadBalancerServerGroup,
} from './loadbalancer/entries';
export {
  LoadBalancerAddressType, LoadBalancerHealthCheckMethod, LoadBalancerHealthCheckCode, ClbIpVersion,
  ClbInstanceChargeType, ClbTrafficChargeType, ClbModificationProtection, ClbNetworkType, ClbExternalIpType,
  ClbScheduler, ClbHealthCheckType, ClbStickySessionType, ClbAclType, ClbTlsCipherPolicy, ClbListenerProtocol,
  NlbIpVersion, NlbBackendIpVersion, NlbScheduler, NlbHealthCheckHttpVersion, NlbHealthCheckType, NlbServerGroupType,
  NlbAlpnPolicy, NlbListenerProtocol,
} from './loadbalancer/enums';

// How in-cluster clients reach it.
export { TrafficStrategy } from './strategy/traffic-strategy';
export { TrafficStrategyBase, type ServiceSettings } from './strategy/strategy-base';
export type { StrategyNeeds } from './strategy/assessment';
export type { StrategyRecommendation } from './strategy/recommendation';
export {
  type ITrafficStrategy, type StrategyContext, type StrategyBinding, type StrategyRequirement, ClientAddress,
} from './strategy/strategy-contract';

// The cluster it runs on.
export {
  ClusterPlatform, type AckPlatformOptions, type KubernetesPlatformOptions, Cni, ProxyMode,
} from './model/platform';
export { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from './model/service';
export { PublishedAddress, BackendType, ListenerFeature, LoadBalancerKind } from './model/load-balancer';

// Who reaches it from where.
export { Reachability } from './model/report';
export type { ReachabilityChange } from './model/changes';
export {
  type ReachabilityRow, type ReachabilitySetup, ClientKind, TargetKind, ReachabilityFailure, SourceAddress,
  ReachabilityConfidence,
} from './model/question';
export { ReachabilityAnswer } from './model/answer';

// Findings.
export { Findings } from './findings/findings';
export { type Finding, FindingLevel } from './findings/finding';

// Verifications that clients reach it.
export { GatewayVerification, type GatewayVerificationProps } from './verify/gateway-verification';
export { GatewayMonitor, type GatewayMonitorProps } from './verify/gateway-monitor';
export { GatewayNodeCheck, type GatewayNodeCheckProps } from './verify/gateway-node-check';
export type { GatewayAlertOptions, GatewayNodeAlertOptions } from './verify/alert-options';
export { GatewayProbe, type GatewayProbeProps } from './verify/gateway-probe';
export type { ProbeOptions, ProbePodOptions } from './verify/props';
export { ProbePlacement } from './verify/placement';
export {
  ProbeTarget, type ProbeTargetOptions, type LoadBalancerTargetOptions, type ProbeConnectionOptions, type ProbeCaSecret,
} from './verify/probe-target';
export { ProbeExpectation } from './verify/expectation';
export { VerificationHook } from './verify/hook';

// The same checks for any app, called by the cdk8s command. Not for programs, so not in other languages.
export { AsmGatewayValidation } from './lint/validation-plugin';
