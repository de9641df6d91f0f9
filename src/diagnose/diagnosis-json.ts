import { platformsOf } from './cures';
import type { ClientDiagnosis, Diagnosis, NodeDiagnosis } from './diagnosis';
import { addressesOf, setupsOf } from './setup';
import { publicFinding } from '../findings/finding';
import { ReachabilityAnswer } from '../model/answer';
import { ClusterPlatform } from '../model/platform';

/** The JSON form of a diagnosis. Fields may be added, never renamed. */
export function diagnosisJson(diagnosis: Diagnosis): object {
  const { verdict, questions, nodes, client, cures, tryFromPod = null, findings, unread } = diagnosis;
  const platforms = platformsOf(nodes);
  return {
    version: 1,
    verdict: publicFinding(verdict),
    gateway: gatewayJson(diagnosis, platforms[0]),
    questions: questions.map(({ id, answer }) => ({ id, answer })),
    dataPlane: platforms.length > 1 ? 'mixed' : planeJson(platforms[0]),
    nodes: nodes.map(nodeJson),
    client: client === undefined ? null : clientJson(client),
    cures: cures.map(({ patch = null, ...cure }) => ({ ...cure, patch })),
    tryFromPod,
    changes: null,
    findings: findings.map(publicFinding),
    unread: unread.map(({ permission = null, ...each }) => ({ ...each, permission })),
  };
}

/** The fields of a gateway whose Service was not found. */
const NOT_READ = {
  externalTrafficPolicy: null, backendType: null, addresses: [], loadBalancer: null, listeners: [],
};

function gatewayJson({ subject, service }: Diagnosis, platform = ClusterPlatform.unknown()): object {
  const named = { namespace: subject.namespace, name: subject.name, service: subject.service, kind: subject.kind };
  if (service === undefined) {
    return { ...named, ...NOT_READ };
  }
  const [setup] = setupsOf(service, platform);
  return {
    ...named,
    externalTrafficPolicy: service.externalTrafficPolicy ?? null,
    backendType: setup?.backendType ?? null,
    addresses: addressesOf(service),
    loadBalancer: setup?.loadBalancer ?? null,
    listeners: setup?.listenerFeatures ?? [],
  };
}

function planeJson(platform = ClusterPlatform.unknown()): object {
  const { cni = null, proxyMode = null, kubernetesVersion = null, podCidrKnown = null } = platform;
  return { cni, proxyMode, kubernetesVersion, podCidrKnown };
}

function nodeJson({ name, gatewayPods, platform, notJudged, pods, hosts }: NodeDiagnosis): object {
  const node = { name, gatewayPods: gatewayPods ?? null, dataPlane: planeJson(platform) };
  if (notJudged !== undefined) {
    const answer = ReachabilityAnswer.UNKNOWN;
    return { ...node, pods: answer, host: answer, works: answer, condition: null, why: notJudged };
  }
  const { connects, works, condition = null, why } = pods;
  return { ...node, pods: connects, host: hosts.connects, works, condition, why };
}

function clientJson({ kind, name, node, row: { connects, works } }: ClientDiagnosis): object {
  return { kind, name, node, connects, works };
}
