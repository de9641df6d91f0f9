import { type Finding, FindingLevel } from './finding';

/** One finding a line, behind the construct path that cdk8s puts in front. */
const LINE = /^\s*(?:\[(?<construct>[^\]]*)\] )?\[(?<code>ASMG\d{4})\] (?<rest>[^]*)$/;

/** A quotation in a message, which may hold anything. */
const QUOTED = /"(?:[^"\\]|\\.)*"/g;

/** Reads findings, which are errors, back from the text of an error (the inverse of `textOf`). Other lines are passed over. */
export function findingsIn(text: string): Finding[] {
  return text.split('\n').flatMap((line) => {
    const match = LINE.exec(line)?.groups;
    return match ? [findingOf(match.code, match.rest, match.construct)] : [];
  });
}

function findingOf(code: string, rest: string, construct: string | undefined): Finding {
  const [message, reasons] = splitOutsideQuotes(rest, ': ');
  const [why, fix] = splitOutsideQuotes(reasons, '. ');
  return { code, level: FindingLevel.ERROR, message, why, fix, ...(construct === undefined ? {} : { construct }) };
}

function splitOutsideQuotes(text: string, separator: string): [string, string] {
  const masked = text.replace(QUOTED, (quotation) => '"'.repeat(quotation.length));
  const at = masked.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
