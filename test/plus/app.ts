import { ApiObject, App, Chart, Cron, JsonPatch, Lazy } from 'cdk8s';
import {
  GatewayMonitor, GatewayNodeCheck, GatewayProbe, GatewayVerification, IstioGateway, type IstioGatewayProps, LoadBalancer, type ProbePodOptions,
  ProbeTarget, TrafficStrategy,
} from 'cdk8s-asm-gateway';
import * as kplus from 'cdk8s-plus-28';

/* An app with every place where this library meets cdk8s-plus. A test synthesizes it with other releases of cdk8s-plus. */

const app = new App();

/** A value of every struct of `k8s` that a prop takes, with the types of the app's own cdk8s-plus. */
const matchLabels = { app: 'istio-ingressgateway' };
const term: kplus.k8s.PodAffinityTerm = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels } };
const affinity: kplus.k8s.Affinity = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'In', values: ['edge'] }], matchFields: [] }],
    },
  },
  podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] },
  podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: term }] },
};
const tolerations: kplus.k8s.Toleration[] = [{ key: 'dedicated', operator: 'Equal', value: 'edge', effect: 'NoSchedule' }];
const resources: kplus.k8s.ResourceRequirements = {
  requests: { cpu: kplus.k8s.Quantity.fromString('200m'), memory: kplus.k8s.Quantity.fromString('256Mi') },
  limits: { cpu: kplus.k8s.Quantity.fromNumber(2) },
};
const env: kplus.k8s.EnvVar[] = [
  { name: 'A', value: 'a' },
  { name: 'B', valueFrom: { configMapKeyRef: { name: 'b', key: 'b' } } },
  { name: 'C', valueFrom: { secretKeyRef: { name: 'c', key: 'c' } } },
  { name: 'D', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
  { name: 'E', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: kplus.k8s.Quantity.fromString('1m') } } },
];
const lifecycle: kplus.k8s.Lifecycle = {
  postStart: { httpGet: { port: kplus.k8s.IntOrString.fromNumber(15021), path: '/', httpHeaders: [{ name: 'x', value: 'y' }] } },
  preStop: { exec: { command: ['sleep', '5'] } },
};
const imagePullSecrets: kplus.k8s.LocalObjectReference[] = [{ name: 'registry' }];

const fields: IstioGatewayProps = {
  affinity,
  tolerations,
  resources,
  env,
  lifecycle,
  rollingMaxSurge: kplus.k8s.IntOrString.fromString('100%'),
  rollingMaxUnavailable: kplus.k8s.IntOrString.fromNumber(1),
};
const mesh = new Chart(app, 'mesh');
const gateway = new IstioGateway(mesh, 'ingress', {
  ...fields, strategy: TrafficStrategy.cluster(), clusterIds: ['c1', 'c2'], overrides: { c2: { ...fields, strategy: TrafficStrategy.cluster() } },
});

const pods: ProbePodOptions = { gateway, clusterId: 'c1', tolerations, resources, imagePullSecrets };
const cluster = new Chart(app, 'cluster');
new GatewayVerification(cluster, 'verification', pods).allowEgress();
new GatewayMonitor(new Chart(app, 'monitor'), 'monitor', pods);
new GatewayNodeCheck(new Chart(app, 'nodes'), 'nodes', pods);

// The probe in each kind of workload.
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const serviceAccount = new kplus.ServiceAccount(shop, 'account');
const caSecret = { name: 'gateway-ca' };
const targets = [ProbeTarget.loadBalancer(), ProbeTarget.url('https://gw.example.com/', { caSecret })];
const probe = new GatewayProbe(shop, 'probe', { gateway, clusterId: 'c1', targets, serviceAccountName: serviceAccount.name });
const settings: kplus.PodProps = {
  serviceAccount,
  automountServiceAccountToken: true,
  containers: [{ image: 'shop:1', portNumber: 80, envVariables: { GATEWAY_URL: kplus.EnvValue.fromValue(gateway.url()) } }],
};
const deployment = new kplus.Deployment(shop, 'deployment', settings);
const service = deployment.exposeViaService();
const stateful = new kplus.StatefulSet(shop, 'stateful', { ...settings, service });
[
  deployment,
  stateful,
  new kplus.DaemonSet(shop, 'daemon', settings),
  new kplus.Pod(shop, 'pod', settings),
].forEach((workload) => probe.addInitContainerTo(workload));
[
  new kplus.Job(shop, 'job', settings),
  new kplus.CronJob(shop, 'cron', { ...settings, schedule: Cron.hourly() }),
].forEach((workload) => probe.addContainerTo(workload));

// Newer releases lose the volumes of a StatefulSet: https://github.com/cdk8s-team/cdk8s-plus/issues/6735
ApiObject.of(stateful).addJsonPatch(JsonPatch.add('/spec/template/spec/volumes', probe.volumeSpecs()));

// The probe in an object of a generated class, and in a plain one.
const metadata = { name: 'client' };
const selector = { matchLabels: { app: 'client' } };
const containers: kplus.k8s.Container[] = [{ name: 'main', image: 'shop:1' }];
const initContainers: kplus.k8s.Container[] = [probe.kubeContainer()];
const volumes: kplus.k8s.Volume[] = probe.kubeVolumes();
new kplus.k8s.KubeDeployment(shop, 'generated', {
  metadata, spec: { selector, template: { metadata: { labels: selector.matchLabels }, spec: { containers, initContainers, volumes } } },
});
new ApiObject(shop, 'plain', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata,
  spec: {
    selector,
    template: {
      metadata: { labels: selector.matchLabels },
      spec: { containers, initContainers: [probe.containerSpec()], volumes: probe.volumeSpecs() },
    },
  },
});

// The gateway's pods in a network policy and for the scheduler.
const gatewayPods = kplus.Pods.select(shop, 'gateway-pods', {
  labels: gateway.podSelector,
  namespaces: kplus.Namespaces.select(shop, 'gateway-namespace', { names: [gateway.namespace] }),
});
const policy = new kplus.NetworkPolicy(shop, 'policy', { selector: deployment, egress: { default: kplus.NetworkPolicyTrafficDefault.DENY } });
policy.addEgressRule(gatewayPods, [kplus.NetworkPolicyPort.tcp(80)]);
deployment.scheduling.separate(gatewayPods);

// The settings of a strategy and of a load balancer at a Service, with an Ingress to the client.
new kplus.Service(shop, 'balanced', {
  type: kplus.ServiceType.LOAD_BALANCER,
  selector: deployment,
  ports: [{ port: 80 }],
  metadata: {
    annotations: { ...TrafficStrategy.eni().toServiceSettings().annotations, ...LoadBalancer.clb({ name: 'shop' }).toServiceSettings().annotations },
  },
});
new kplus.Ingress(shop, 'ingress', { defaultBackend: kplus.IngressBackend.fromService(service) });

// A value that cdk8s asks for when it writes the manifest.
const late = new GatewayProbe(shop, 'late', {
  gateway, clusterId: 'c1', name: 'late', image: Lazy.any({ produce: () => 'mirror.example.com/curl:8' }) as string, targets: [ProbeTarget.serviceDns()],
});
late.addInitContainerTo(deployment);

app.synth();

// What the app loaded, for the test.
console.log(Object.keys(require.cache).filter((file) => /cdk8s-plus-\d+.lib.index\.js$/.test(file)).map((file) => /cdk8s-plus-\d+/.exec(file)?.[0]).join('\n'));
