import { platformsOf } from './cures';
import type { ClusterDiagnosis } from './diagnose-cluster';
import type { ClientDiagnosis, Cure, Diagnosis, NodeChange, NodeDiagnosis } from './diagnosis';
import { addressesOf, setupsOf } from './setup';
import { publicFinding } from '../findings/finding';
import { ReachabilityAnswer } from '../model/answer';
import { ClusterPlatform } from '../model/platform';

/** The version of the format. Fields may be added, never renamed. */
const VERSION = 1;

/** The JSON form of the diagnosis of one Service. */
export function diagnosisJson(diagnosis: Diagnosis): object {
  return { version: VERSION, ...fieldsOf(diagnosis) };
}

/** The JSON form of the diagnoses of clusters. */
export function clustersJson(clusters: readonly ClusterDiagnosis[]): object {
  return {
    version: VERSION,
    clusters: clusters.map(({ context = null, diagnoses, problem }) => ({
      context, diagnoses: diagnoses.map(fieldsOf), problem: problem === undefined ? null : publicFinding(problem),
    })),
  };
}

function fieldsOf(diagnosis: Diagnosis): object {
  const {
    verdict, questions, nodes, client, cures, tryFromPod = null, verifyWith, notVerified = null, findings, unread,
    others, whatIf,
  } = diagnosis;
  const platforms = platformsOf(nodes);
  return {
    verdict: publicFinding(verdict),
    gateway: gatewayJson(diagnosis, platforms[0]),
    questions: questions.map(({ id, answer }) => ({ id, answer })),
    dataPlane: platforms.length > 1 ? 'mixed' : planeJson(platforms[0]),
    nodes: nodes.map(nodeJson),
    client: client === undefined ? null : clientJson(client),
    cures: cures.map(cureJson),
    tryFromPod,
    verifyWith,
    notVerified,
    changes: whatIf?.changes.map(changeJson) ?? null,
    assumed: whatIf?.assumed ?? null,
    curesBeforeChange: whatIf?.cures.map(cureJson) ?? [],
    unknownNodes: whatIf?.unknown ?? [],
    planned: whatIf?.planned.map(({ says, source }) => ({ says, source })) ?? [],
    findings: findings.map(publicFinding),
    unread: unread.map(({ permission = null, ...each }) => ({ ...each, permission })),
    otherServices: others,
  };
}

function cureJson(cure: Cure): object {
  return { ...cure, patch: cure.patch ?? null };
}

function changeJson(change: NodeChange): object {
  return { ...change, failure: change.failure ?? null };
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
