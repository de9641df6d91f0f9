/** A code block of a document. */
export interface Block {
  readonly language: string;
  readonly text: string;

  /** The comment on the line above, without its dashes. */
  readonly comment?: string;

  /** The last heading of level two above it. */
  readonly section: string;
}

/** The code blocks of a document, in order. */
export function blocksIn(document: string): Block[] {
  return document.split(/^(?=## )/m).flatMap((part) => {
    const section = /^## (.*)$/m.exec(part)?.[1] ?? '';
    return [...part.matchAll(/^(?:<!-- (.*) -->\n)?```(\w+)\n([^]*?)^```$/gm)].map(([, comment, language, text]) => ({ comment, language, text, section }));
  });
}

/** The command of a block with output: `asm-gateway explain ...`, without the words in parentheses about its setup. */
export function commandShown({ comment = '' }: Block): string | undefined {
  return /^output: (.+?)(?: \(.*\))?$/.exec(comment)?.[1];
}

/** Comments on blocks of commands that a reader cannot run in an empty folder. */
export const ELSEWHERE = ['in the checkout', 'needs a cluster'] as const;
