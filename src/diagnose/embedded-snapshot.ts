import { gunzipSync, gzipSync } from 'zlib';
import { html, type Html, trusted } from './html-tag';

/** A longer snapshot is embedded in compressed form. A shorter one can be read by people. */
const MOST_PLAIN = 100_000;

/** The longest snapshot that is unpacked. A small file may hold a huge one. */
const MOST_UNPACKED = 512 * 1024 * 1024;

/** How a compressed snapshot is marked. */
const ENCODING = 'gzip, base64';

const OPENING = '<script type="application/json" id="snapshot">';
const CLOSING = '</script>';

/** The element of a report that holds what was read of the cluster, from a JSON text. */
export function embedded(snapshot: string): Html {
  const json = snapshot.length <= MOST_PLAIN
    ? snapshot
    : JSON.stringify({ encoding: ENCODING, data: gzipSync(snapshot, { level: 9 }).toString('base64') });
  return html`${trusted(OPENING)}${trusted(withoutMarkup(json))}${trusted(CLOSING)}`;
}

/**
 * The same JSON without characters that HTML could read as the end of the element, or as a comment in it.
 *
 * Source: https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
function withoutMarkup(json: string): string {
  return json.replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
}

/**
 * The JSON text that a report holds; undefined if the text is no report. Throws if it was changed and cannot be
 * unpacked.
 */
export function snapshotIn(document: string): string | undefined {
  const start = document.indexOf(OPENING);
  const end = document.indexOf(CLOSING, start);
  if (start < 0 || end < 0) {
    return undefined;
  }
  const json = document.slice(start + OPENING.length, end);
  const [, packed] = PACKED.exec(json) ?? [];
  return packed === undefined
    ? json
    : gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: MOST_UNPACKED }).toString();
}

const PACKED = new RegExp(`^\\s*\\{"encoding":"${ENCODING}","data":"([A-Za-z0-9+/=]+)"\\}\\s*$`);
