import { type Declarations, type GatewayVariant, gatewayVariants } from './gather';
import { judgedAlike, keep, objectName } from './judged-alike';
import type { Judgement, UndecidedRule } from './judgement';
import { withClusterListeners } from './listener-claims';
import { withoutRepetition } from './one-mistake';
import { editsOfVariants } from './override-edits';
import { isList, Undecided } from './rule';
import { schemaFindings } from './schema';
import { verdictsOn } from './verdicts';
import { inClusters } from '../findings/catalogue/clusters';
import { relocated } from '../findings/edit';
import type { FieldFinding } from '../findings/finding';
import { grouped } from '../text';

/** What rules conclude about one variant of a gateway, in the order of the rules. */
export function judge({ facts, locate }: GatewayVariant, isAsked: (code: string) => boolean = () => true): Judgement {
  const object = objectName(facts);
  const findings: FieldFinding[] = [];
  const undecided: UndecidedRule[] = [];
  for (const { code, verdict } of verdictsOn(facts).filter((each) => isAsked(each.code))) {
    if (isList(verdict)) {
      findings.push(...verdict.map((finding) => ({ ...finding, object, ...locatedIn(finding, locate) })));
    } else if (verdict instanceof Undecided) {
      undecided.push({ code, needs: verdict.needs });
    }
  }
  return { findings, undecided };
}

/** The field and the edits of a finding, where they are written. */
function locatedIn({ field, edits }: FieldFinding, locate: GatewayVariant['locate']): Partial<FieldFinding> {
  return {
    ...field === undefined ? {} : { field: locate(field) },
    ...edits === undefined ? {} : { edits: edits.map((edit) => relocated(edit, locate)) },
  };
}

/**
 * What the rules conclude about all variants of a gateway (itself, and each cluster with an override). Nothing is
 * reported twice. What is true only of some clusters names them.
 */
export function judgeVariants(
  manifest: Readonly<Record<string, unknown>>, declared: Declarations,
): Judgement {
  const known = judgedAlike(manifest, declared);
  if (known !== undefined) {
    return known;
  }
  const variants = withClusterListeners(gatewayVariants(manifest, declared));
  const [only] = variants;
  if (variants.length === 1 && only !== undefined && only.cluster === undefined) {
    const judgement = judge(only);
    keep(manifest, declared, only.facts, judgement);
    return judgement;
  }
  const judged = variants.map((variant) => ({ cluster: variant.cluster, ...judge(variant) }));
  const found = grouped(
    judged.flatMap(({ cluster, findings }) => findings.map((finding) => ({ cluster, finding }))),
    ({ finding: { code, field, message } }) => JSON.stringify([code, field, message]),
  );
  return {
    findings: [...found.values()].flatMap((same) => {
      const clusters = same.map(({ cluster }) => cluster);
      const edits = editsOfVariants(same, variants.length, manifest);
      return same.slice(0, 1).map(({ finding }) => ({
        ...isOfOverrides(clusters) ? inClusters(finding, clusters) : finding, edits,
      }));
    }),
    undecided: distinctBy(judged.flatMap(({ undecided }) => undecided), ({ code, needs }) => [code, needs]),
  };
}

function isOfOverrides(clusters: readonly (string | undefined)[]): clusters is readonly string[] {
  return !clusters.includes(undefined);
}

/** What the rules and the schema of the resource conclude about a manifest. */
export function judgeManifest(manifest: Readonly<Record<string, unknown>>, declared: Declarations): Judgement {
  const { findings, undecided } = judgeVariants(manifest, declared);
  return { findings: withoutRepetition(findings, schemaFindings(manifest, declared.isPatched)), undecided };
}

function distinctBy<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(keyOf(item)), item])).values()];
}
