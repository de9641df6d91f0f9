import { oneLine } from '../text';

/** HTML in which every foreign text is escaped. Only `html` and `trusted()` make it. */
class Html {
  public constructor(public readonly text: string) {}
}

export type { Html };

/** What may stand in a template. Text is escaped; undefined is left out. */
export type HtmlPart = Html | string | number | undefined | readonly HtmlPart[];

/** A template that escapes what is inserted. */
export function html(literals: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return new Html(literals.map((literal, index) => literal + textOf(parts[index])).join(''));
}

/** Text of this project, which is HTML already. */
export function trusted(text: string): Html {
  return new Html(text);
}

function textOf(part: HtmlPart): string {
  if (part instanceof Html) {
    return part.text;
  }
  if (typeof part === 'string' || typeof part === 'number') {
    return escaped(String(part));
  }
  return part === undefined ? '' : part.map(textOf).join('');
}

/** Also for attributes in quotes. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;', '`': '&#96;',
};

function escaped(text: string): string {
  return oneLine(text).replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');
}
