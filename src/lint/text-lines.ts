import { NotEditable } from './not-editable';
import type { WrittenEntry } from '../kubernetes/yaml-written';

/*
 * Whole lines of a text, for entries that are moved or removed.
 */

/** The lines of an entry, from the start of the first one to the start of the line behind them. */
interface LinesOfEntry {
  readonly start: number;
  readonly end: number;

  /** Whether a comment is behind its value. */
  readonly hasComment: boolean;
}

/** The lines of a map with its key. */
interface LinesOfMap {
  readonly start: number;

  /** The start of the line below the key. */
  readonly content: number;
  readonly end: number;
}

/** The place below the key of a map. */
interface Below {
  readonly offset: number;

  /** The column of the entries, from 0. */
  readonly indent: number;

  /** How the line of the key ends. */
  readonly lineEnd: string;
}

const SPACES = /^ *$/;
const COMMENT = /^[ \t]*#/;

/** Nothing but a comment, up to the end of the line. */
const REST = /^[ \t]*(?:#.*)?\r?\n?$/;

/** A map in a block begins on the line below its key. */
const MAP_BELOW = /^[ \t]*:[ \t]*(#.*)?\r?\n$/;

/** The lines of a text. Each function throws `NotEditable` for what does not have lines of its own. */
export class Lines {
  constructor(private readonly text: string) {}

  /** The column of an offset, from 0. */
  public columnOf(offset: number): number {
    return offset - this.startOf(offset);
  }

  /** The line of an entry whose value is on the line of its key. */
  public ofEntry({ key, value, isInBrackets }: WrittenEntry): LinesOfEntry {
    if (isInBrackets) {
      throw new NotEditable('its map is in brackets');
    }
    const [start, end] = [this.startOf(key.start), this.endOf(value.end)];
    const rest = this.text.slice(value.end, end);
    const isOneLine = !this.text.slice(start, value.end).includes('\n');
    if (!isOneLine || !SPACES.test(this.text.slice(start, key.start)) || !REST.test(rest)) {
      throw new NotEditable('it does not have a line of its own');
    }
    return { start, end, hasComment: rest.includes('#') };
  }

  /** The lines of a map whose entries have lines of their own, with the comments at its end. */
  public ofMap(entry: WrittenEntry): LinesOfMap {
    const { key, value } = entry;
    const { offset: content, indent } = this.below(entry);
    const start = this.startOf(key.start);
    if (!SPACES.test(this.text.slice(start, key.start))) {
      throw new NotEditable('its map does not have lines of its own');
    }
    if (this.isBelowComment(start) || this.text.slice(key.end, content).includes('#')) {
      throw new NotEditable('the comment about its map would be left behind');
    }
    let end = this.endOf(value.keys.at(-1) ?? content);
    for (let line = this.lineAt(end); COMMENT.test(line) && line.search(/#/) >= indent; line = this.lineAt(end)) {
      end += line.length;
    }
    return { start, content, end };
  }

  /** The place below the key of a map with entries in lines of their own. */
  public below({ key, value }: WrittenEntry): Below {
    const offset = this.endOf(key.end);
    const rest = this.text.slice(key.end, offset);
    const [first = 0] = value.keys;
    const indent = this.columnOf(first);
    if (value.form !== 'map' || !MAP_BELOW.test(rest) || !SPACES.test(this.text.slice(first - indent, first))) {
      throw new NotEditable('the map for it does not have lines of its own');
    }
    return { offset, indent, lineEnd: rest.endsWith('\r\n') ? '\r\n' : '\n' };
  }

  /** Whether the line above the one that starts here is a comment. */
  public isBelowComment(start: number): boolean {
    return start > 0 && COMMENT.test(this.lineAt(this.startOf(start - 1)));
  }

  /** Lines that begin at a column, moved to another one. */
  public indented(content: string, from: number, to: number): string {
    return content.split(/(?<=\n)/).map((line) => {
      if (line.trim() === '') {
        return line;
      }
      if (!SPACES.test(line.slice(0, from))) {
        throw new NotEditable('a comment next to it has another indentation');
      }
      return `${' '.repeat(to)}${line.slice(from)}`;
    }).join('');
  }

  private startOf(offset: number): number {
    return this.text.slice(0, offset).lastIndexOf('\n') + 1;
  }

  private endOf(offset: number): number {
    return this.text.indexOf('\n', offset) + 1 || this.text.length;
  }

  private lineAt(start: number): string {
    return this.text.slice(start, this.endOf(start));
  }
}
