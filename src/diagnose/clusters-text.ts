import type { ClusterDiagnosis } from './diagnose-cluster';
import type { Diagnosis } from './diagnosis';
import { diagnosisText, findingLines } from './diagnosis-text';
import { hasFinding, serviceOf } from './reported';
import type { FieldFinding } from '../findings/finding';
import { pointerTo } from '../findings/page';
import { aligned, counted, oneLine, oneLineIn, type Paint, wrapped } from '../text';

/** The diagnoses of clusters for a person. Ends with a line feed. */
export function clustersText(clusters: readonly ClusterDiagnosis[], paint: Paint, width = Infinity): string {
  return clusters.map((cluster) => clusterText(cluster, paint, width)).join('\n');
}

/** The indent of wrapped lines. */
const INDENT = 4;

/** A line for each Service, and then the details of those with a finding. */
function clusterText({ context, diagnoses, problem }: ClusterDiagnosis, paint: Paint, width: number): string {
  const title = context === undefined ? [] : [`Cluster ${oneLine(context)}`, ''];
  const lines = problem === undefined ? summary(diagnoses) : problemLines(problem, paint);
  const areSeveral = diagnoses.length > 1;
  const details = diagnoses.filter((each) => !areSeveral || hasFinding(each)).map((each) => (
    `${areSeveral ? `\n== ${oneLine(serviceOf(each))}\n\n` : ''}${diagnosisText(each, paint, width)}`
  )).join('');
  return [...title, ...lines].map((line) => `${wrapped(line, width, INDENT)}\n`).join('') + details;
}

function problemLines(problem: FieldFinding, paint: Paint): string[] {
  return [...findingLines(oneLineIn(problem), paint), '', pointerTo([problem.code])];
}

/** One Service needs no summary. */
function summary(diagnoses: readonly Diagnosis[]): string[] {
  return diagnoses.length < 2 ? [] : [
    `${counted(diagnoses.length, 'Service')} of type LoadBalancer, the worst first:`,
    ...aligned(diagnoses.map(({ verdict: { code, level, message } }) => [`  ${level}`, code, `${oneLine(message)}.`])),
  ];
}
