// Generated from src/index.ts by `npx projen embed-inputs`. Do not edit.

/** The parameters of each constructor, factory and method. `?` marks what may be left out. */
export const CALLS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  IstioGateway: {
    scope: 'Construct',
    id: 'string',
    props: 'IstioGatewayProps?',
  },
  'IstioGateway.fromGatewayName': {
    scope: 'Construct',
    id: 'string',
    options: 'GatewayNameOptions?',
  },
  'IstioGateway.url': {
    options: 'GatewayUrlOptions?',
  },
  'LoadBalancerService.fromServiceName': {
    scope: 'Construct',
    id: 'string',
    options: 'LoadBalancerServiceOptions',
  },
  'GatewayPort.of': {
    options: 'GatewayPortOptions',
  },
  'TrafficStrategy.hostname': {
    hostname: 'string',
  },
  'TrafficStrategy.recommendedFor': {
    platform: 'ClusterPlatform',
    needs: 'StrategyNeeds?',
  },
  'TrafficStrategy.named': {
    name: 'string',
  },
  'TrafficStrategyBase.toServiceSettings': {
    platform: 'ClusterPlatform?',
  },
  'ClientAddress.hostname': {
    hostname: 'string',
  },
  'ClusterPlatform.ack': {
    options: 'AckPlatformOptions',
  },
  'ClusterPlatform.kubernetes': {
    options: 'KubernetesPlatformOptions',
  },
  'Reachability.of': {
    setup: 'ReachabilitySetup',
  },
  'Reachability.changes': {
    from: 'ReachabilitySetup',
    to: 'ReachabilitySetup',
  },
  'Reachability.toMermaid': {
    client: 'ClientKind',
    target: 'TargetKind',
    node: 'NodeKind?',
  },
  GatewayVerification: {
    scope: 'Construct',
    id: 'string',
    props: 'GatewayVerificationProps',
  },
  GatewayMonitor: {
    scope: 'Construct',
    id: 'string',
    props: 'GatewayMonitorProps',
  },
  GatewayNodeCheck: {
    scope: 'Construct',
    id: 'string',
    props: 'GatewayNodeCheckProps',
  },
  GatewayProbe: {
    scope: 'Construct',
    id: 'string',
    props: 'GatewayProbeProps',
  },
  'ProbeTarget.serviceDns': {
    options: 'ProbeTargetOptions?',
  },
  'ProbeTarget.loadBalancer': {
    options: 'LoadBalancerTargetOptions?',
  },
  'ProbeTarget.clusterIp': {
    options: 'ProbeTargetOptions?',
  },
  'ProbeTarget.url': {
    url: 'string',
    options: 'ProbeConnectionOptions?',
  },
};

/** The fields of each struct. */
export const STRUCTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  IstioGatewayProps: {
    name: 'string?',
    namespace: 'string?',
    labels: '{string}?',
    annotations: '{string}?',
    apiVersion: 'GatewayApiVersion?',
    strategy: 'ITrafficStrategy?',
    platform: 'ClusterPlatform?',
    preserveClientIp: 'boolean?',
    serviceType: 'GatewayServiceType?',
    gatewayType: 'GatewayType?',
    ports: 'GatewayPort[]?',
    clusterIds: 'string[]?',
    replicaCount: 'number?',
    minReplicas: 'number?',
    maxReplicas: 'number?',
    cpu: 'GatewayUtilization?',
    memory: 'GatewayUtilization?',
    resources: 'k8s.ResourceRequirements?',
    serviceAnnotations: '{string}?',
    serviceLabels: '{string}?',
    podAnnotations: '{string}?',
    podLabels: '{string}?',
    loadBalancerClass: 'string?',
    env: 'k8s.EnvVar[]?',
    nodeSelector: '{string}?',
    affinity: 'k8s.Affinity?',
    tolerations: 'k8s.Toleration[]?',
    rollingMaxSurge: 'IntOrString?',
    rollingMaxUnavailable: 'IntOrString?',
    lifecycle: 'k8s.Lifecycle?',
    runAsRoot: 'boolean?',
    hostNetwork: 'boolean?',
    dnsPolicy: 'string?',
  },
  GatewayUtilization: {
    targetAverageUtilization: 'number?',
  },
  'k8s.ResourceRequirements': {
    claims: 'k8s.ResourceClaim[]?',
    limits: '{Quantity}?',
    requests: '{Quantity}?',
  },
  'k8s.ResourceClaim': {
    name: 'string',
  },
  'k8s.EnvVar': {
    name: 'string',
    value: 'string?',
    valueFrom: 'k8s.EnvVarSource?',
  },
  'k8s.EnvVarSource': {
    configMapKeyRef: 'k8s.ConfigMapKeySelector?',
    fieldRef: 'k8s.ObjectFieldSelector?',
    resourceFieldRef: 'k8s.ResourceFieldSelector?',
    secretKeyRef: 'k8s.SecretKeySelector?',
  },
  'k8s.ConfigMapKeySelector': {
    key: 'string',
    name: 'string?',
    optional: 'boolean?',
  },
  'k8s.ObjectFieldSelector': {
    apiVersion: 'string?',
    fieldPath: 'string',
  },
  'k8s.ResourceFieldSelector': {
    containerName: 'string?',
    divisor: 'Quantity?',
    resource: 'string',
  },
  'k8s.SecretKeySelector': {
    key: 'string',
    name: 'string?',
    optional: 'boolean?',
  },
  'k8s.Affinity': {
    nodeAffinity: 'k8s.NodeAffinity?',
    podAffinity: 'k8s.PodAffinity?',
    podAntiAffinity: 'k8s.PodAntiAffinity?',
  },
  'k8s.NodeAffinity': {
    preferredDuringSchedulingIgnoredDuringExecution: 'k8s.PreferredSchedulingTerm[]?',
    requiredDuringSchedulingIgnoredDuringExecution: 'k8s.NodeSelector?',
  },
  'k8s.PreferredSchedulingTerm': {
    preference: 'k8s.NodeSelectorTerm',
    weight: 'integer',
  },
  'k8s.NodeSelectorTerm': {
    matchExpressions: 'k8s.NodeSelectorRequirement[]?',
    matchFields: 'k8s.NodeSelectorRequirement[]?',
  },
  'k8s.NodeSelectorRequirement': {
    key: 'string',
    operator: 'string',
    values: 'string[]?',
  },
  'k8s.NodeSelector': {
    nodeSelectorTerms: 'k8s.NodeSelectorTerm[]',
  },
  'k8s.PodAffinity': {
    preferredDuringSchedulingIgnoredDuringExecution: 'k8s.WeightedPodAffinityTerm[]?',
    requiredDuringSchedulingIgnoredDuringExecution: 'k8s.PodAffinityTerm[]?',
  },
  'k8s.WeightedPodAffinityTerm': {
    podAffinityTerm: 'k8s.PodAffinityTerm',
    weight: 'integer',
  },
  'k8s.PodAffinityTerm': {
    labelSelector: 'k8s.LabelSelector?',
    namespaceSelector: 'k8s.LabelSelector?',
    namespaces: 'string[]?',
    topologyKey: 'string',
  },
  'k8s.LabelSelector': {
    matchExpressions: 'k8s.LabelSelectorRequirement[]?',
    matchLabels: '{string}?',
  },
  'k8s.LabelSelectorRequirement': {
    key: 'string',
    operator: 'string',
    values: 'string[]?',
  },
  'k8s.PodAntiAffinity': {
    preferredDuringSchedulingIgnoredDuringExecution: 'k8s.WeightedPodAffinityTerm[]?',
    requiredDuringSchedulingIgnoredDuringExecution: 'k8s.PodAffinityTerm[]?',
  },
  'k8s.Toleration': {
    effect: 'string?',
    key: 'string?',
    operator: 'string?',
    tolerationSeconds: 'integer?',
    value: 'string?',
  },
  'k8s.Lifecycle': {
    postStart: 'k8s.LifecycleHandler?',
    preStop: 'k8s.LifecycleHandler?',
  },
  'k8s.LifecycleHandler': {
    exec: 'k8s.ExecAction?',
    httpGet: 'k8s.HttpGetAction?',
    tcpSocket: 'k8s.TcpSocketAction?',
  },
  'k8s.ExecAction': {
    command: 'string[]?',
  },
  'k8s.HttpGetAction': {
    host: 'string?',
    httpHeaders: 'k8s.HttpHeader[]?',
    path: 'string?',
    port: 'IntOrString',
    scheme: 'string?',
  },
  'k8s.HttpHeader': {
    name: 'string',
    value: 'string',
  },
  'k8s.TcpSocketAction': {
    host: 'string?',
    port: 'IntOrString',
  },
  GatewayNameOptions: {
    name: 'string?',
    strategy: 'ITrafficStrategy?',
    platform: 'ClusterPlatform?',
  },
  GatewayUrlOptions: {
    scheme: 'UrlScheme?',
    port: 'number?',
    host: 'string?',
    path: 'string?',
  },
  LoadBalancerServiceOptions: {
    namespace: 'string',
    name: 'string',
    podLabels: '{string}',
    ports: 'GatewayPort[]?',
    strategy: 'ITrafficStrategy?',
    platform: 'ClusterPlatform?',
  },
  GatewayPortOptions: {
    name: 'string',
    port: 'number',
    targetPort: 'number?',
    protocol: 'string?',
    nodePort: 'number?',
    appProtocol: 'string?',
  },
  StrategyNeeds: {
    clientIp: 'boolean?',
    loadBalancerAddress: 'boolean?',
    listenerFeatures: 'ListenerFeature[]?',
    hostname: 'string?',
  },
  AckPlatformOptions: {
    cni: 'Cni?',
    proxyMode: 'ProxyMode?',
    kubernetesVersion: 'string?',
    ccmVersion: 'string?',
    inClusterLoadBalance: 'boolean?',
    podCidrKnown: 'boolean?',
  },
  KubernetesPlatformOptions: {
    proxyMode: 'ProxyMode?',
    kubernetesVersion: 'string?',
    podCidrKnown: 'boolean?',
  },
  ReachabilitySetup: {
    platform: 'ClusterPlatform',
    externalTrafficPolicy: 'ExternalTrafficPolicy',
    internalTrafficPolicy: 'InternalTrafficPolicy?',
    backendType: 'BackendType?',
    status: 'PublishedAddress?',
    loadBalancer: 'LoadBalancerKind?',
    listenerFeatures: 'ListenerFeature[]?',
    sourceRanges: 'string[]?',
  },
  GatewayVerificationProps: {
    placement: 'ProbePlacement?',
    ttlAfterFinished: 'Duration?',
    hook: 'VerificationHook?',
    namespace: 'string?',
    imagePullSecrets: 'k8s.LocalObjectReference[]?',
    resources: 'k8s.ResourceRequirements?',
    nodeSelector: '{string}?',
    tolerations: 'k8s.Toleration[]?',
    labels: '{string}?',
    annotations: '{string}?',
    gateway: 'IReachableService',
    targets: 'ProbeTarget[]?',
    expect: 'ProbeExpectation?',
    path: 'string?',
    image: 'string?',
    retry: 'number?',
    timeout: 'Duration?',
    deadline: 'Duration?',
  },
  'k8s.LocalObjectReference': {
    name: 'string?',
  },
  GatewayMonitorProps: {
    placement: 'ProbePlacement?',
    schedule: 'Cron?',
    timeZone: 'string?',
    successfulJobsHistoryLimit: 'number?',
    failedJobsHistoryLimit: 'number?',
    suspend: 'boolean?',
    namespace: 'string?',
    imagePullSecrets: 'k8s.LocalObjectReference[]?',
    resources: 'k8s.ResourceRequirements?',
    nodeSelector: '{string}?',
    tolerations: 'k8s.Toleration[]?',
    labels: '{string}?',
    annotations: '{string}?',
    gateway: 'IReachableService',
    targets: 'ProbeTarget[]?',
    expect: 'ProbeExpectation?',
    path: 'string?',
    image: 'string?',
    retry: 'number?',
    timeout: 'Duration?',
    deadline: 'Duration?',
  },
  GatewayNodeCheckProps: {
    hostNetwork: 'boolean?',
    namespace: 'string?',
    imagePullSecrets: 'k8s.LocalObjectReference[]?',
    resources: 'k8s.ResourceRequirements?',
    nodeSelector: '{string}?',
    tolerations: 'k8s.Toleration[]?',
    labels: '{string}?',
    annotations: '{string}?',
    gateway: 'IReachableService',
    targets: 'ProbeTarget[]?',
    expect: 'ProbeExpectation?',
    path: 'string?',
    image: 'string?',
    retry: 'number?',
    timeout: 'Duration?',
    deadline: 'Duration?',
  },
  GatewayProbeProps: {
    serviceAccount: 'IServiceAccount?',
    name: 'string?',
    hostNetwork: 'boolean?',
    gateway: 'IReachableService',
    targets: 'ProbeTarget[]?',
    expect: 'ProbeExpectation?',
    path: 'string?',
    image: 'string?',
    retry: 'number?',
    timeout: 'Duration?',
    deadline: 'Duration?',
  },
  ProbeTargetOptions: {
    port: 'number?',
    path: 'string?',
    scheme: 'UrlScheme?',
    host: 'string?',
    connectTo: 'string?',
    caSecret: 'ProbeCaSecret?',
    insecure: 'boolean?',
  },
  ProbeCaSecret: {
    name: 'string',
    key: 'string?',
  },
  LoadBalancerTargetOptions: {
    address: 'string?',
    port: 'number?',
    path: 'string?',
    scheme: 'UrlScheme?',
    host: 'string?',
    connectTo: 'string?',
    caSecret: 'ProbeCaSecret?',
    insecure: 'boolean?',
  },
  ProbeConnectionOptions: {
    host: 'string?',
    connectTo: 'string?',
    caSecret: 'ProbeCaSecret?',
    insecure: 'boolean?',
  },
};

/** The values of each enum. */
export const ENUMS: Readonly<Record<string, readonly string[]>> = {
  GatewayApiVersion: [
    'istio.alibabacloud.com/v1beta1',
    'istio.alibabacloud.com/v1',
  ],
  GatewayServiceType: [
    'ClusterIP',
    'NodePort',
    'LoadBalancer',
  ],
  GatewayType: [
    'ingress',
    'egress',
  ],
  UrlScheme: [
    'http',
    'https',
  ],
  ListenerFeature: [
    'tls',
    'proxy-protocol',
  ],
  Cni: [
    'flannel',
    'terway-eniip',
    'terway-ipvlan',
    'terway-datapath-v2',
    'terway-exclusive-eni',
    'other',
  ],
  ProxyMode: [
    'iptables',
    'ipvs',
    'nftables',
    'none',
  ],
  ExternalTrafficPolicy: [
    'Cluster',
    'Local',
  ],
  InternalTrafficPolicy: [
    'Cluster',
    'Local',
  ],
  BackendType: [
    'node',
    'eni',
    'unknown',
  ],
  PublishedAddress: [
    'ip',
    'hostname',
    'ip-proxy',
  ],
  LoadBalancerKind: [
    'clb-private',
    'clb-public',
    'clb-http',
    'nlb',
    'nlb-without-client-ip',
  ],
  ClientKind: [
    'pod',
    'host',
    'external',
  ],
  TargetKind: [
    'load-balancer',
    'service-dns',
  ],
  NodeKind: [
    'with-gateway',
    'without-gateway',
  ],
};

/** The members that an object of each interface must have. */
export const INTERFACES: Readonly<Record<string, readonly string[]>> = {
  ITrafficStrategy: [
    'name',
    'bind',
  ],
  IReachableService: [
    'namespace',
    'serviceName',
    'dnsName',
    'podLabels',
    'strategy',
    'platform',
    'binding',
    'url',
    'pods',
  ],
  IServiceAccount: [
    'name',
    'apiVersion',
    'kind',
    'apiGroup',
    'resourceType',
    'toSubjectConfiguration',
  ],
};

/** The factories that return an object of each class or interface. */
export const FACTORIES: Readonly<Record<string, readonly string[]>> = {
  Construct: [],
  ITrafficStrategy: [
    'TrafficStrategy.dnsOnly()',
    'TrafficStrategy.cluster()',
    'TrafficStrategy.eni()',
    'TrafficStrategy.hostname(...)',
    'TrafficStrategy.recommended()',
    'TrafficStrategy.named(...)',
  ],
  ClusterPlatform: [
    'ClusterPlatform.ack(...)',
    'ClusterPlatform.kubernetes(...)',
    'ClusterPlatform.unknown()',
  ],
  GatewayPort: [
    'GatewayPort.http2()',
    'GatewayPort.https()',
    'GatewayPort.statusPort()',
    'GatewayPort.tls()',
    'GatewayPort.of(...)',
  ],
  Quantity: [
    'Quantity.fromString(...)',
    'Quantity.fromNumber(...)',
  ],
  IntOrString: [
    'IntOrString.fromString(...)',
    'IntOrString.fromNumber(...)',
  ],
  ProbePlacement: [
    'ProbePlacement.nodeWithoutGateway()',
    'ProbePlacement.nodeWithGateway()',
    'ProbePlacement.node(...)',
    'ProbePlacement.everyNode(...)',
    'ProbePlacement.anyNode()',
  ],
  Duration: [
    'Duration.millis(...)',
    'Duration.seconds(...)',
    'Duration.minutes(...)',
    'Duration.hours(...)',
    'Duration.days(...)',
    'Duration.parse(...)',
  ],
  VerificationHook: [
    'VerificationHook.none()',
    'VerificationHook.helmTest()',
    'VerificationHook.argoCdPostSync()',
  ],
  IReachableService: [
    'IstioGateway.fromGatewayName(...)',
    'LoadBalancerService.fromServiceName(...)',
  ],
  ProbeTarget: [
    'ProbeTarget.serviceDns(...)',
    'ProbeTarget.loadBalancer(...)',
    'ProbeTarget.clusterIp(...)',
    'ProbeTarget.url(...)',
  ],
  ProbeExpectation: [
    'ProbeExpectation.anyResponse()',
    'ProbeExpectation.status(...)',
    'ProbeExpectation.noConnection()',
  ],
  Cron: [
    'Cron.everyMinute()',
    'Cron.hourly()',
    'Cron.daily()',
    'Cron.weekly()',
    'Cron.monthly()',
    'Cron.annually()',
    'Cron.schedule(...)',
  ],
  IServiceAccount: [],
};
