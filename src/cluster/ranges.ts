import { BlockList, isIP } from 'net';

/** Whether one of the ranges, for example `10.0.0.0/8`, contains an address. A range that is none contains nothing. */
export function contains(ranges: readonly string[], address: string): boolean {
  const list = new BlockList();
  for (const range of ranges.filter(isRange)) {
    const network = networkOf(range);
    list.addSubnet(network, bitsOf(range), familyNameOf(network));
  }
  return familyOf(address) !== 0 && list.check(address, familyNameOf(address));
}

/** Whether a text is an address with the length of a prefix. */
export function isRange(text: string): boolean {
  const network = networkOf(text);
  return familyOf(network) !== 0 && /\/\d{1,3}$/.test(text) && bitsOf(text) <= longestIn(network);
}

/**
 * Whether the ranges contain every address of another range or address, or none of them; undefined if they contain a
 * part of it.
 */
export function containsRange(ranges: readonly string[], other: string): boolean | undefined {
  const isInside = ranges.some((range) => contains([range], networkOf(other)) && bitsOf(range) <= bitsOf(other));
  const overlaps = ranges.some((range) => (
    contains([range], networkOf(other)) || contains([withBits(other)], networkOf(range))
  ));
  return isInside ? true : overlaps ? undefined : false;
}

function withBits(range: string): string {
  return `${networkOf(range)}/${bitsOf(range)}`;
}

/** The length of the prefix; that of a single address without one. */
function bitsOf(range: string): number {
  const [network = '', bits] = range.split('/');
  return bits === undefined ? longestIn(network) : Number(bits);
}

/** The length of the longest prefix in the family of an address. */
function longestIn(network: string): number {
  return familyOf(network) === 6 ? 128 : 32;
}

/** The address before the slash. */
export function networkOf(range: string): string {
  return range.replace(/\/.*$/, '');
}

/** 4, 6, or 0 for what is no address. */
export function familyOf(address: string): number {
  return isIP(address);
}

function familyNameOf(address: string): 'ipv4' | 'ipv6' {
  return familyOf(address) === 6 ? 'ipv6' : 'ipv4';
}
