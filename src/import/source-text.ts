import { printable } from '../text';

/*
 * Pieces of TypeScript, and how they are written: on one line if they fit, else one element on each line.
 */

/** A piece of source text. */
export type Code =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Code[] }
  | { readonly kind: 'object'; readonly fields: readonly (readonly [string, Code])[] }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Code[] };

/** The longest line. */
const WIDTH = 120;

const INDENT = '  ';

export const text = (source: string): Code => ({ kind: 'text', text: source });

/** A value of JSON as TypeScript. */
export function literal(value: unknown): Code {
  if (Array.isArray(value)) {
    return { kind: 'list', items: value.map(literal) };
  }
  if (typeof value === 'object' && value !== null) {
    return { kind: 'object', fields: Object.entries(value).map(([name, each]) => [name, literal(each)]) };
  }
  return text(typeof value === 'string' ? quoted(value) : String(value));
}

/** A string in single quotation marks. */
function quoted(value: string): string {
  const inner = JSON.stringify(value).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, '\\\'');
  return `'${printable(inner) === inner ? inner : inner.replace(/./gsu, visible)}'`;
}

/** A character, or its number if it cannot be seen or does something else than being shown. */
function visible(character: string): string {
  return printable(character) === character ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** The text of a piece that begins in a column, with more lines indented by `indent`. */
export function written(code: Code, column = 0, indent = ''): string {
  const line = inline(code);
  if (code.kind === 'text' || column + line.length <= WIDTH) {
    return line;
  }
  const deeper = indent + INDENT;
  if (code.kind === 'call') {
    const [first, ...others] = code.given;
    const start = `${code.name}(`;
    if (first !== undefined && others.length === 0) {
      return `${start}${written(first, column + start.length, indent)})`;
    }
    const lines = code.given.map((each) => `${deeper}${written(each, deeper.length, deeper)},\n`);
    return `${start}\n${lines.join('')}${indent})`;
  }
  const [open, close] = code.kind === 'list' ? ['[', ']'] : ['{', '}'];
  return `${open}\n${elementsOf(code, deeper).map((each) => `${deeper}${each},\n`).join('')}${indent}${close}`;
}

function elementsOf(code: Extract<Code, { kind: 'list' | 'object' }>, indent: string): string[] {
  if (code.kind === 'list') {
    return code.items.map((item) => written(item, indent.length + 1, indent));
  }
  return code.fields.map(([name, value]) => {
    const start = `${keyOf(name)}: `;
    return `${start}${written(value, indent.length + start.length + 1, indent)}`;
  });
}

function inline(code: Code): string {
  switch (code.kind) {
    case 'text':
      return code.text;
    case 'list':
      return `[${code.items.map(inline).join(', ')}]`;
    case 'call':
      return `${code.name}(${code.given.map(inline).join(', ')})`;
    case 'object':
      return code.fields.length === 0
        ? '{}'
        : `{ ${code.fields.map(([name, value]) => `${keyOf(name)}: ${inline(value)}`).join(', ')} }`;
  }
}

/** A key of an object literal. A quoted `__proto__` would set the prototype too, so it is computed. */
function keyOf(name: string): string {
  if (name === '__proto__') {
    return '[\'__proto__\']';
  }
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}
