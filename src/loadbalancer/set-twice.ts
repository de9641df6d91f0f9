import { settingOf } from './annotations';
import { type Annotations, setting } from './settings';

/** An annotation whose setting other annotations have too. */
export interface SetTwice {
  readonly key: string;
  readonly value: unknown;

  /** The value in the other annotations. */
  readonly other: string;
}

/** The annotations whose settings are also in others, perhaps under another key. */
export function setTwice(annotations: Annotations, others: Annotations): SetTwice[] {
  return Object.entries(annotations).flatMap(([key, value]) => {
    const name = settingOf(key);
    const other = name === undefined ? undefined : setting(others, name);
    return other === undefined || value === undefined ? [] : [{ key, value, other }];
  });
}

/** The annotations without those that contradict others. */
export function withoutContradictions<Values extends Annotations>(annotations: Values, others: Annotations): Values {
  const wrong = setTwice(annotations, others).filter(({ value, other }) => value !== other).map(({ key }) => key);
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => !wrong.includes(key))) as Values;
}
