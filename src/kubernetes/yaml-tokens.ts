import type { CST } from 'yaml';
import { MOST_LEVELS, UnreadableYaml, type YamlProblem } from './yaml-problem';
import { yaml } from '../lazy';

/** The lexer puts this in front of the text of a scalar that is not quoted. */
const SCALAR = '\u001f';

/** What may come before a key in a block: the end of a line, or the mark of an item or a key. */
const BEFORE_KEY = /^(?:\r?\n|[-?])$/;

const SPACES = /^[ \t]+$/;

/** The header of a block scalar without a number, which leaves its indentation to its first line. */
const HEADER = /^[|>][-+]?$/;

/** A tab in the indentation of the first line of a block scalar. */
const TAB_AT_FIRST = /^(?: *\n)* *\t/;

/** What the parser has on its stack next to lists and maps: the document and a scalar. */
const OUTER = 2;

/** The line that ends a document. */
const DOCUMENT_END = '...';

/** Text in a list or map in brackets that kubectl does not read as text. */
const NO_TEXT = /^[:?]|\?(?:\s|$)/;

/**
 * The most words and marks of a document that are read, without spaces and line feeds: as many as in eight megabytes of
 * usual manifests. A list of empty lists would need five times the memory.
 */
const MOST_MARKS = 1_500_000;
const TOO_MANY = { case: 'tooMany', most: MOST_MARKS } as const;

/**
 * The tokens of the first document of a text.
 *
 * @throws UnreadableYaml where lists and maps are too many or nest too deeply, before reading on, and where only
 * kubectl finds a mistake
 *
 * @param isJson whether kubectl reads the text as JSON
 */
export function* firstDocument(text: string, isJson: boolean): Generator<CST.Token> {
  const { Lexer, Parser } = yaml();
  const parser = new Parser();
  const strictly = new StrictReader();
  for (const lexeme of new Lexer().lex(text)) {
    const strict = strictly.problemOf(lexeme);
    const values = strictly.marks > MOST_MARKS ? TOO_MANY : strict;
    if (values !== undefined && (!isJson || values === TOO_MANY)) {
      throw new UnreadableYaml({ offset: parser.offset, values });
    }
    for (const token of parser.next(lexeme)) {
      if (token.type === 'doc-end') {
        return;
      }
      if (token.type === 'document' && token.value === undefined && lexeme === DOCUMENT_END) {
        throw new UnreadableYaml({ offset: token.offset, values: { case: 'emptyEnd' } });
      }
      yield token;
    }
    if (parser.stack.length > MOST_LEVELS + OUTER) {
      throw new UnreadableYaml({ offset: parser.offset, values: { case: 'tooDeep', most: MOST_LEVELS } });
    }
  }
  yield* parser.end();
}

/**
 * Finds what YAML 1.2 allows, and with it the parser, but not YAML 1.1, and with it kubectl.
 *
 * Source: https://github.com/yaml/go-yaml/blob/v2.4.2/scannerc.go
 */
class StrictReader {
  /** How many words and marks were read. */
  public marks = 0;
  private brackets = 0;
  private isBeforeKey = true;
  private header = '';

  /** The last lexeme that is not space, the one before it, and the last text without quotation marks. */
  private last = '';
  private beforeLast = '';
  private text = '';

  private isAfterSpace = false;

  /** Whether the next lexeme is a text without quotation marks. */
  private isText = false;

  /** What kubectl rejects about the next lexeme; undefined if it accepts it. */
  public problemOf(lexeme: string): YamlProblem['values'] | undefined {
    const { isText } = this;
    this.isText = lexeme === SCALAR && !isText;
    if (this.isText) {
      return undefined;
    }
    const problem = isText ? this.problemOfText(lexeme) : this.problemOfMark(lexeme);
    const isSpace = !isText && SPACES.test(lexeme);
    this.isAfterSpace = isSpace || (lexeme === '' && this.isAfterSpace);
    if (lexeme !== '' && !isSpace) {
      this.marks += lexeme === '\n' ? 0 : 1;
      [this.beforeLast, this.last] = [this.last, lexeme];
    }
    return problem;
  }

  private problemOfText(text: string): YamlProblem['values'] | undefined {
    const { header } = this;
    this.text = text === '' ? this.text : text;
    this.header = '';
    // What follows a block scalar is at the start of a line.
    this.isBeforeKey = header !== '';
    if (HEADER.test(header) && TAB_AT_FIRST.test(text)) {
      return { case: 'tab' };
    }
    return this.brackets > 0 && NO_TEXT.test(text) ? { case: 'mark', text } : undefined;
  }

  private problemOfMark(lexeme: string): YamlProblem['values'] | undefined {
    if (SPACES.test(lexeme)) {
      return this.brackets === 0 && this.isBeforeKey && lexeme.includes('\t') ? { case: 'tab' } : undefined;
    }
    // JSON and YAML 1.2 have this escape sequence.
    if (lexeme.startsWith('"') && lexeme.replaceAll('\\\\', '').includes('\\/')) {
      return { case: 'escape' };
    }
    const isEnd = /^[\]},]$/.test(lexeme);
    const isAtColon = this.last === ':' && !this.isAfterSpace;
    if (this.brackets > 0 && isEnd && isAtColon && this.text !== '' && this.beforeLast === this.text) {
      return { case: 'mark', text: `${this.text}:` };
    }
    this.header = /^[|>]/.test(lexeme) ? lexeme : this.header;
    this.brackets += Number(/^[[{]$/.test(lexeme)) - Number(/^[\]}]$/.test(lexeme));
    this.isBeforeKey = BEFORE_KEY.test(lexeme) || (this.isBeforeKey && lexeme.startsWith('#'));
    return undefined;
  }
}
