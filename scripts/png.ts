import { createHash } from 'crypto';
import { crc32 } from 'zlib';

/* A text in a PNG file, as the format has it: https://www.w3.org/TR/png-3/#11tEXt */

/** Length of the signature and of the chunk IHDR, which comes first. In bytes. */
const HEAD = 8 + 25;

/** The keyword of the hash of what a picture shows. */
export const SOURCE_KEYWORD = 'Source';

/** The hash of what a picture shows. */
export const sourceHash = (text: string) => `sha256 ${createHash('sha256').update(text).digest('hex')}`;

/** The picture with a text under a keyword. */
export function withText(png: Buffer, keyword: string, text: string): Buffer {
  return Buffer.concat([png.subarray(0, HEAD), chunk('tEXt', Buffer.from(`${keyword}\0${text}`, 'latin1')), png.subarray(HEAD)]);
}

/** The text under a keyword. undefined if there is none. */
export function textIn(png: Buffer, keyword: string): string | undefined {
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const content = png.subarray(at + 8, at + 8 + png.readUInt32BE(at)).toString('latin1');
    if (png.toString('latin1', at + 4, at + 8) === 'tEXt' && content.startsWith(`${keyword}\0`)) {
      return content.slice(keyword.length + 1);
    }
  }
  return undefined;
}

function chunk(type: string, content: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
