import { App, Chart, Duration } from 'cdk8s';
import {
  ClusterPlatform, GatewayApiVersion, GatewayPort, GatewayServiceType, GatewayType, IstioGateway, TrafficStrategy,
} from 'cdk8s-asm-gateway';
import { k8s } from 'cdk8s-plus-28';

const app = new App();
const mesh = new Chart(app, 'mesh');

const resources = {
  limits: { cpu: k8s.Quantity.fromString('2'), memory: k8s.Quantity.fromString('2G') },
  requests: { cpu: k8s.Quantity.fromString('200m'), memory: k8s.Quantity.fromString('256Mi') },
};

// Every field that a gateway has, and that the override of a cluster may have too.
const fields = {
  // The Service and its load balancer.
  serviceType: GatewayServiceType.LOAD_BALANCER,
  ports: [
    GatewayPort.http2(),
    GatewayPort.of({
      name: 'https', port: 443, targetPortName: 'https', protocol: 'TCP', nodePort: 30443, appProtocol: 'https',
    }),
  ],
  meshExpansionPorts: [GatewayPort.of({ name: 'tls-istiod', port: 15012 })],
  loadBalancerClass: 'alibabacloud.com/nlb',
  loadBalancerIp: '203.0.113.7',
  serviceAnnotations: {
    'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-zone-maps': 'cn-hangzhou-a:vsw-a,cn-hangzhou-b:vsw-b',
  },
  serviceLabels: { team: 'edge' },

  // How many pods, and how a rollout replaces them.
  replicaCount: 2,
  autoscaleEnabled: true,
  minReplicas: 2,
  maxReplicas: 5,
  cpu: { targetAverageUtilization: 80 },
  memory: { targetAverageUtilization: 80 },
  rollingMaxSurge: k8s.IntOrString.fromString('100%'),
  rollingMaxUnavailable: k8s.IntOrString.fromNumber(1),

  // The pods: where they run, and what is mounted into them.
  podAnnotations: { 'proxy.istio.io/config': '{ "gatewayTopology": { "numTrustedProxies": 1 } }' },
  podLabels: { entry: 'public' },
  nodeSelector: { pool: 'gateways' },
  affinity: {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [{
        weight: 100,
        podAffinityTerm: {
          topologyKey: 'kubernetes.io/hostname',
          labelSelector: { matchLabels: { app: 'istio-ingressgateway' } },
        },
      }],
    },
  },
  tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'gateways', effect: 'NoSchedule' }],
  secretVolumes: [{ name: 'certs', secretName: 'istio-ingressgateway-certs', mountPath: '/etc/istio/ingressgateway-certs' }],
  configVolumes: [{ name: 'lua', configMapName: 'lua', mountPath: '/var/lib/lua' }],
  kernel: {
    enabled: true,
    parameters: {
      'net.core.somaxconn': '32768',
      'net.core.netdev_max_backlog': '8192',
      'net.ipv4.tcp_rmem': '4096 87380 16777216',
      'net.ipv4.tcp_wmem': '4096 65536 16777216',
      'net.ipv4.ip_local_port_range': '1024 65535',
      'net.ipv4.tcp_fin_timeout': '15',
      'net.ipv4.tcp_tw_timeout': '10',
      'net.ipv4.tcp_tw_reuse': '1',
      'net.ipv4.tcp_tw_recycle': '0',
      'net.ipv4.tcp_timestamps': '1',
      'net.ipv4.tcp_retries2': '8',
      'net.ipv4.tcp_slow_start_after_idle': '0',
      'net.ipv4.tcp_max_orphans': '32768',
      'net.ipv4.tcp_max_syn_backlog': '8192',
      'net.ipv4.tcp_no_metrics_save': '1',
      'net.ipv4.tcp_autocorking': '0',
      'kernel.printk': '4 4 1 7',
      'vm.swappiness': '10',
    },
  },
  runAsRoot: true,
  hostNetwork: false,
  dnsPolicy: 'ClusterFirst',
  sds: { enabled: false, image: 'registry.example.com/node-agent:1.4', resources },

  // The proxy.
  resources,
  env: [{ name: 'LOG_FORMAT', value: 'json' }],
  lifecycle: { preStop: { exec: { command: ['sleep', '15'] } } },
  readinessProbe: { failureThreshold: 30, periodSeconds: 2, successThreshold: 1 },
  compression: {
    enabled: true,
    minContentLength: 1024,
    contentType: ['text/html', 'application/json'],
    disableOnEtagHeader: false,
    removeAcceptEncodingHeader: true,
    gzip: {
      memoryLevel: 9,
      compressionLevel: 'BEST_SPEED',
      compressionStrategy: 'DEFAULT_STRATEGY',
      windowBits: 12,
      chunkSize: 4096,
    },
  },
  applicationPorts: '8080',
  requestedNetworkView: 'network-1',
  autoCreateGatewayYaml: false,
  disableContainerPortExposed: false,
};

new IstioGateway(mesh, 'ingress', {
  ...fields,
  name: 'ingressgateway',
  namespace: 'istio-system',
  labels: { team: 'edge' },
  annotations: { 'example.com/owner': 'edge' },
  apiVersion: GatewayApiVersion.V1,
  gatewayType: GatewayType.INGRESS,
  clusterIds: ['c0123456789abcdef', 'cfedcba9876543210'],
  strategy: TrafficStrategy.dnsOnly(),
  platform: ClusterPlatform.unknown(),

  // Written as annotations of ASM.
  drainTimeout: Duration.seconds(60),
  canary: true,

  overrides: { cfedcba9876543210: fields },
});

app.synth();
