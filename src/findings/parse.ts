import { type Finding, FindingLevel } from './finding';

/**
 * A line with a finding. The runtimes of other languages print the class of the error in front, for example
 * `jsii.errors.JavaScriptError: Error: `, and cdk8s prints the path of the construct. Both are optional and as short as
 * possible, because a value in a finding may look like either of them.
 */
const LINE = /^\s*(?:.*?(?:Error|Exception|panic): )??(?:\[(?<construct>.*?)\] )??\[(?<code>ASMG\d{4})\] (?<rest>.*)$/s;

/** A quotation in a message, which may contain anything. */
const QUOTED = /"(?:[^"\\]|\\.)*"/g;

/**
 * A line that begins the text of an error again. Java appends the stack of jsii, which begins with the text, to the
 * message of an exception. Python prints the stack of jsii as the cause of its exception.
 */
const BETWEEN_ERRORS = /^(?:\s*@jsii\/kernel\.|The above exception was the direct|During handling of the above)/m;

/**
 * Reads findings, which are errors, back from the text of an error (the inverse of `textOf`). Any other line is
 * skipped, for example the stack of the error or the warnings that were printed. If the text has several errors, the
 * last one with findings counts.
 */
export function findingsIn(text: string): Finding[] {
  return text.split(BETWEEN_ERRORS).map(findingsOfOne).filter((findings) => findings.length > 0).at(-1) ?? [];
}

function findingsOfOne(text: string): Finding[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const { code, rest, construct } = LINE.exec(line)?.groups ?? {};
    return code === undefined || rest === undefined ? [] : findingOf(code, rest, construct);
  });
}

/** A list with the finding; empty if the text only mentions a code. */
function findingOf(code: string, rest: string, construct: string | undefined): Finding[] {
  const [message, reasons] = splitOutsideQuotes(rest, ': ');
  const [why, fix] = splitOutsideQuotes(reasons, '. ');
  const place = construct === undefined ? {} : { construct };
  return fix === '' ? [] : [{ code, level: FindingLevel.ERROR, message, why, fix, ...place }];
}

function splitOutsideQuotes(text: string, separator: string): [string, string] {
  const masked = text.replace(QUOTED, (quotation) => '"'.repeat(quotation.length));
  const at = masked.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
