import { clusterObjects, type ClusterOptions, endpoint, pod, without } from './objects';
import { diagnosed } from './support';
import type { ClusterDiagnosis } from '../../src/diagnose/diagnose-cluster';
import type { Diagnosis } from '../../src/diagnose/diagnosis';
import { fc } from '../support/properties';

/** The documented fault. */
export const FAULT: ClusterOptions = { version: 'v1.22.15-aliyun.1', mode: 'ipvs' };

/** A cluster with one diagnosis. */
export function clusterWith(diagnosis: Diagnosis, context?: string): ClusterDiagnosis {
  return { context, diagnoses: [diagnosis], problem: undefined };
}

export const stranded = () => diagnosed(clusterObjects(FAULT));
export const fine = () => diagnosed(clusterObjects());
export const unread = () => diagnosed(without(clusterObjects(FAULT), 'EndpointSlice'));
export const fromPod = () => diagnosed([...clusterObjects(FAULT), pod('checkout', 'node-2')], 'checkout');

/** The fault in a cluster of many nodes, of which the first 50 run gateway pods. */
export function large(count: number, labels: ClusterOptions['labels'] = {}): Diagnosis {
  const nodes = Array.from({ length: count }, (_, index) => `cn-hangzhou.192.168.${Math.floor(index / 256)}.${index % 256}`);
  return diagnosed(clusterObjects({ ...FAULT, nodes, endpoints: nodes.slice(0, 50).map((name) => endpoint(name)), labels }));
}

const BASE = diagnosed(clusterObjects({ ...FAULT, labels: { 'node-3': { 'kubernetes.io/os': 'windows' } } }));

/** A diagnosis with a foreign text in every place that a cluster or the user fills. */
export function filledWith(text: string): Diagnosis {
  return {
    ...BASE,
    subject: { ...BASE.subject, name: text, namespace: text, service: text },
    verdict: { ...BASE.verdict, message: `no ${text} here`, why: `because ${text}`, fix: `Do not write ${text}.` },
    questions: BASE.questions.map((question) => ({ ...question, answer: `it is ${text}` })),
    nodes: BASE.nodes.map((node) => ({ ...node, name: text, notJudged: node.notJudged && `it is ${text}` })),
    client: BASE.client,
    cures: BASE.cures.map((cure) => ({ ...cure, needs: [`a ${text}`], patch: cure.patch && `kubectl ${text}` })),
    tryFromPod: `kubectl exec ${text}`,
    notVerified: `It is not ${text}.`,
    unread: [{ what: `the ${text}`, why: `it is ${text}`, permission: `get ${text}` }],
    others: [text],
  };
}

/** Texts that mean something to HTML, Markdown, Mermaid, a terminal or a CI log. */
export const hostile = fc.array(fc.oneof(
  fc.constantFrom(
    '</script>', '<script>alert(1)</script>', '<!--', '-->', '<img src=x onerror=alert(1)>', '"', '\'', '`', '```', '&lt;', '&#60;', '<', '>', '\n', '\r\n', '\t',
    '\u202e', '\u0000', '\u001b[31m', '\n::error::x', '##[error]x', '|', '[a](javascript:x)', '![a](b)', '**', '_', '~~', '$$', '@user', '#12', '!12', 'GH-12', 'gh-1', '%1', '^alert', '&1', '$1', '~1', 'http://a.example',
    'www.a.example', '# h', '- l', '1. l', '\\', '"]', '-->|x|', '%%{init: {}}%%', 'click c1 callback', ';', '#quot;', 'end', '{{', '\ud800', ' ', 'style a:#', 'a.example',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
