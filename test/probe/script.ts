import { PROBE } from '../../src/probe/probe.generated';

/* What probe.sh says about its own arguments: in its first comment, and in the loop that reads them. */

const COMMENT = PROBE.slice(0, PROBE.indexOf('\nset -uf'));
const LOOP = PROBE.slice(PROBE.indexOf('for argument in "$@"; do'));

const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name);

/** The kinds of targets that the comment lists. */
export const DESCRIBED_KINDS = namesIn(COMMENT, /([a-z-]+)=URL\b/g);

/** The kinds of targets that the loop accepts: the only case with several patterns. */
export const ACCEPTED_KINDS = namesIn(/^ {4}\S+=\*(?: \| \S+=\*)+\)$/m.exec(LOOP)?.[0] ?? '', /([a-z-]+)=\*/g);

/** The kinds whose address the script can read from the Service. */
export const KINDS_READ_FROM_SERVICE = (/at_addresses\(\) \{[^]*?\n {4}(.+)\) ;;/.exec(PROBE)?.[1] ?? '').split(' | ');

/** The options that the comment lists. */
export const DESCRIBED_OPTIONS = namesIn(COMMENT, /^# {3}([a-z-]+)=(?!URL)/gm);

/** The options that the loop accepts. */
export const ACCEPTED_OPTIONS = namesIn(LOOP, /^ {4}([a-z-]+)=\*\) /gm);
