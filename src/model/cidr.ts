/** A range of addresses, for example `10.0.0.0/8`. */
export interface Cidr {
  readonly family: 4 | 6;

  /** The number of bits that all addresses of the range share. */
  readonly prefixLength: number;
}

/** A range in messages. */
export const EXAMPLE_CIDR = '10.0.0.0/8';

/** Reads a range. Blanks around it do not matter, as in kube-proxy. Undefined if the text is not a range. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', prefix = '', ...rest] = text.trim().split('/');
  const family = familyOf(address);
  const prefixLength = Number(prefix);
  const isRange = family !== undefined && rest.length === 0
    && /^(0|[1-9]\d*)$/.test(prefix) && prefixLength <= (family === 4 ? 32 : 128);
  return isRange ? { family, prefixLength } : undefined;
}

function familyOf(address: string): Cidr['family'] | undefined {
  return isIpv4(address) ? 4 : isIpv6(address) ? 6 : undefined;
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

/** Eight groups, of which `::` stands for one or more that are zero. An IPv4 address may replace the last two. */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  const groups = halves.flatMap((half) => half === '' ? [] : half.split(':'));
  const last = groups.at(-1);
  const endsInIpv4 = last !== undefined && isIpv4(last) && text.endsWith(last);
  const hexadecimal = endsInIpv4 ? groups.slice(0, -1) : groups;
  const count = hexadecimal.length + (endsInIpv4 ? 2 : 0);
  return hexadecimal.every((group) => /^[\da-f]{1,4}$/i.test(group))
    && (halves.length === 1 ? count === 8 : halves.length === 2 && count < 8);
}
