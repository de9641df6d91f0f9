import { type ApiObjectProps, Lazy } from 'cdk8s';
import type { GatewayObject } from './gateway-object';
import { ACKNOWLEDGE, type Acknowledgement, acknowledgementText } from '../findings/acknowledgement';
import type { FieldFinding } from '../findings/finding';
import { acknowledgementsOf } from '../rules/acknowledgements';
import { type AllAnswers, answerAnnotations, answersIn, areOtherAnswers, hasAnswers } from '../rules/answers';
import type { Declarations } from '../rules/gather';
import { judgeManifest } from '../rules/judge';

/*
 * What the author of a gateway said that no field of the resource has, as annotations. With them, `asm-gateway lint`
 * and the validation plugin judge the manifest as synthesis did.
 */

/** The acknowledgements of an author. */
export interface Acknowledged {
  /** Those that hold for the gateway. */
  readonly acknowledgements: () => readonly Acknowledgement[];

  /** What a reader of the manifest finds in it. */
  readonly findings: () => readonly FieldFinding[];
}

/** The manifest with annotations for the answers of its author. */
export function withAnswers(
  manifest: ApiObjectProps, answers: AllAnswers, acknowledged: Acknowledged,
): ApiObjectProps {
  const { metadata } = manifest;
  const written = metadata?.annotations ?? {};
  // Acknowledgements may come after the gateway.
  const late = Lazy.any({ produce: () => acknowledgementsIn(acknowledged, written[ACKNOWLEDGE]) }) as string;
  return {
    ...manifest,
    metadata: { ...metadata, annotations: { ...written, ...answerAnnotations(answers), [ACKNOWLEDGE]: late } },
  };
}

/**
 * What a reader finds in a manifest because its author wrote such an annotation: it may be unreadable, or say something
 * else than the props. Then the reader believes the annotation.
 */
export function findingsAsRead(
  object: GatewayObject, answers: () => AllAnswers, related: () => Declarations,
): readonly FieldFinding[] {
  const written = object._written();
  const { findings: problems } = acknowledgementsOf(written);
  if (!hasAnswers(written)) {
    return problems;
  }
  const manifest = object._asRead();
  const { findings, own, clusters } = answersIn(manifest);
  const isOther = areOtherAnswers({ own, clusters }, answers());
  const declared = { ...own, clusters, ...related(), isPatched: object._isPatched };
  return [...problems, ...findings, ...isOther ? judgeManifest(manifest, declared).findings : []];
}

/** The acknowledgements that silence a warning, behind those that the author wrote. Others would be stale. */
function acknowledgementsIn(
  { acknowledgements, findings }: Acknowledged, written: string | undefined,
): string | undefined {
  const all = acknowledgements();
  const codes = new Set(all.length === 0 ? [] : findings().map(({ code }) => code));
  const text = acknowledgementText(all.filter(({ code }) => codes.has(code)));
  return [written, text].filter(Boolean).join('; ') || undefined;
}
