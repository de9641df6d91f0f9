/** An edit that cannot be made in the text without a risk. */
export class NotEditable extends Error {
  /** @param why half a sentence about the entry */
  constructor(public readonly why: string) {
    super(why);
  }
}
