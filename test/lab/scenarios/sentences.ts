/** The sentences of a run, each true or not. */
import { LabError } from '../errors';

/** Says a sentence and whether it is true, and what was seen otherwise. */
export type Check = (sentence: string, holds: boolean, otherwise?: string) => void;

/** Counts the sentences of one run. */
export class Sentences {
  private right = 0;

  private wrong = 0;

  public constructor(private readonly say: (line: string) => void) {}

  /** A `Check` that counts. */
  public check(sentence: string, holds: boolean, otherwise = ''): void {
    if (holds) {
      this.right++;
      this.say(`   ok   ${sentence}`);
    } else {
      this.wrong++;
      this.say(`   FAIL ${sentence}${otherwise === '' ? '' : ` - ${otherwise}`}`);
    }
  }

  /** Fails unless every sentence was true. */
  public conclude(): void {
    const all = this.right + this.wrong;
    if (this.wrong > 0) {
      throw new LabError(`${this.wrong} of ${all} sentences are not true: look for FAIL above.`);
    }
    this.say(`every sentence is true (${all})`);
  }
}
