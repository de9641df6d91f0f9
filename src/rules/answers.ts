import type { Declarations } from './gather';
import { BAD_ANSWER } from '../findings/catalogue/resource';
import type { FieldFinding } from '../findings/finding';
import { type Fields, fieldsOf } from '../kubernetes/fields';
import type { AckPlatformOptions } from '../model/platform';
import { platformIn, platformText } from '../model/platform-text';
import { TargetKind } from '../model/question';

/*
 * Annotations of a gateway with what its author said about its clusters and clients, and no field of the resource has.
 * A construct writes them, and lint reads them. What is true in one cluster has a dot and
 * the ID of the cluster behind the name.
 */

/** What the author said about all clusters, or about one. Undefined is not said. */
export interface Answers {
  readonly platform?: AckPlatformOptions;

  /** Which addresses in-cluster clients use. */
  readonly clientAddresses?: Declarations['clientAddresses'];
}

/** What the author said. */
export interface AllAnswers {
  readonly own: Answers;

  /** What differs in some clusters, by their IDs. */
  readonly clusters: Readonly<Record<string, Answers>>;
}

/** An answer as a text. */
interface Form<Answer extends keyof Answers> {
  readonly annotation: string;
  readonly textOf: (value: NonNullable<Answers[Answer]>) => string;
  readonly read: (text: string) => {
    readonly declared: Answers[Answer];
    readonly unreadable: readonly { readonly entry: string; readonly accepted: readonly string[] }[];
  };
}

const TARGETS = Object.values(TargetKind);

const FORMS: { readonly [Answer in keyof Required<Answers>]: Form<Answer> } = {
  platform: { annotation: 'asm-gateway.io/platform', textOf: platformText, read: platformIn },
  clientAddresses: {
    annotation: 'asm-gateway.io/client-addresses',
    textOf: (targets) => targets.join(', '),
    read: (text) => {
      const entries = text.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '');
      const declared = TARGETS.filter((target) => entries.includes(target));
      return {
        declared: declared.length === 0 ? undefined : declared,
        unreadable: entries.filter((entry) => !(TARGETS as readonly string[]).includes(entry))
          .map((entry) => ({ entry, accepted: TARGETS })),
      };
    },
  },
};

const ANSWERS = Object.keys(FORMS) as readonly (keyof Answers)[];

/** The annotations for these answers. */
export function answerAnnotations({ own, clusters }: AllAnswers): { [key: string]: string } {
  const ofClusters = Object.entries(clusters).flatMap(([id, answers]) => annotationsFor(answers, `.${id}`));
  return Object.fromEntries([...annotationsFor(own, ''), ...ofClusters]);
}

function annotationsFor(answers: Answers, suffix: string): [string, string][] {
  return ANSWERS.flatMap((name): [string, string][] => {
    const { annotation, textOf } = FORMS[name] as Form<keyof Answers>;
    const value = answers[name];
    return value === undefined ? [] : [[`${annotation}${suffix}`, textOf(value)]];
  });
}

/** Whether something was answered in another way than expected. */
export function areOtherAnswers(answers: AllAnswers, expected: AllAnswers): boolean {
  const known = answerAnnotations(expected);
  return Object.entries(answerAnnotations(answers)).some(([key, text]) => known[key] !== text);
}

/** The answer in an annotation; undefined for another annotation. */
function answerCalled(key: string): keyof Answers | undefined {
  return ANSWERS.find((each) => key === FORMS[each].annotation || key.startsWith(`${FORMS[each].annotation}.`));
}

/** Whether the annotations of a manifest have answers. */
export function hasAnswers({ metadata }: Fields): boolean {
  return Object.keys(fieldsOf(fieldsOf(metadata).annotations)).some((key) => answerCalled(key) !== undefined);
}

/** The answers in the annotations of a manifest, and what is wrong with them. */
export function answersIn({ metadata }: Fields): AllAnswers & { readonly findings: readonly FieldFinding[] } {
  const annotations = Object.entries(fieldsOf(fieldsOf(metadata).annotations));
  const read = annotations.flatMap(([key, text]) => {
    const name = answerCalled(key);
    if (name === undefined || typeof text !== 'string') {
      return [];
    }
    const { annotation, read: readText } = FORMS[name];
    return [{ key, name, cluster: key.slice(annotation.length + 1), ...readText(text) }];
  });
  const answersFor = (id: string): Answers => Object.fromEntries(
    read.filter(({ cluster }) => cluster === id).map(({ name, declared }) => [name, declared]),
  );
  const ids = [...new Set(read.map(({ cluster }) => cluster))].filter((id) => id !== '');
  return {
    own: answersFor(''),
    clusters: Object.fromEntries(ids.map((id) => [id, answersFor(id)])),
    findings: read.flatMap(({ key, unreadable }) => unreadable.map((values) => (
      BAD_ANSWER.finding(values, ['metadata', 'annotations', key])))),
  };
}
