/*
 * The type and value of a scalar, as the YAML package of kubectl decides.
 *
 * Source: https://github.com/yaml/go-yaml/blob/v2.4.2/resolve.go, which kubectl 1.34 uses through sigs.k8s.io/yaml v1.6.0
 */

const NAMESPACE = 'tag:yaml.org,2002:';

const WORDS = new Map<string, ScalarValue>([
  ...words('bool', true, 'y Y yes Yes YES true True TRUE on On ON'),
  ...words('bool', false, 'n N no No NO false False FALSE off Off OFF'),
  ...words('null', null, '~ null Null NULL'),
  ['', { type: 'null', value: null }],
  ...words('float', NaN, '.nan .NaN .NAN'),
  ...words('float', Infinity, '.inf .Inf .INF +.inf +.Inf +.INF'),
  ...words('float', -Infinity, '-.inf -.Inf -.INF'),
]);

/** The types of scalars. A date stays a string. */
type ScalarType = 'str' | 'bool' | 'int' | 'float' | 'null';

/** A scalar that was read. */
export interface ScalarValue {
  readonly type: ScalarType;
  readonly value: string | number | boolean | null;

  /** The exact value of an integer. */
  readonly integer?: bigint;
}

function words(type: ScalarType, value: ScalarValue['value'], all: string): [string, ScalarValue][] {
  return all.split(' ').map((word) => [word, { type, value }]);
}

const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** Integers in other notations, without their sign: the digits, and their base. */
const INTEGERS = [
  { form: /^0b([01]+)$/i, prefix: '0b' },
  { form: /^0o?([0-7]+)$/i, prefix: '0o' },
  { form: /^0x([0-9a-f]+)$/i, prefix: '0x' },
  { form: /^(0|[1-9][0-9]*)$/, prefix: '' },
];

/** The largest unsigned integer, and the smallest signed one. */
const MOST = 2n ** 64n - 1n;
const LEAST = -(2n ** 63n);

/** What a plain scalar without a tag is. */
export function scalarOf(text: string): ScalarValue {
  const word = WORDS.get(text);
  if (word !== undefined) {
    return word;
  }
  return (/^[-+0-9.]/.test(text) ? numberOf(text) : undefined) ?? { type: 'str', value: text };
}

/** How the text of a scalar is read that has one of YAML's own tags. */
const TAGGED = new Map<string, (text: string) => ScalarValue | undefined>([
  ['bool', (text) => ofType('bool', text)],
  ['int', (text) => ofType('int', text)],
  ['null', (text) => ofType('null', text)],
  ['float', (text) => ofType('float', text) ?? floatOfInteger(text)],
  ['timestamp', (text) => (isTimestamp(text) ? { type: 'str', value: text } : undefined)],
  ['binary', binary],
]);

/**
 * What a scalar with a tag is. Tags that are not YAML's own mean nothing.
 *
 * @param tag in its long form
 * @returns undefined if the text does not have the type
 */
export function taggedScalar(tag: string, text: string): ScalarValue | undefined {
  const read = tag.startsWith(NAMESPACE) ? TAGGED.get(tag.slice(NAMESPACE.length)) : undefined;
  return read === undefined ? { type: 'str', value: text } : read(text);
}

function ofType(type: ScalarType, text: string): ScalarValue | undefined {
  const scalar = scalarOf(text);
  return scalar.type === type ? scalar : undefined;
}

function floatOfInteger(text: string): ScalarValue | undefined {
  const integer = ofType('int', text);
  return integer && { type: 'float', value: integer.value };
}

function numberOf(text: string): ScalarValue | undefined {
  // Behind a leading point, an underscore must be between digits.
  const plain = text.startsWith('.') ? text.replace(/(?<=[0-9])_(?=[0-9])/g, '') : text.replaceAll('_', '');
  const integer = integerOf(plain);
  if (integer !== undefined) {
    return { type: 'int', value: Number(integer), integer };
  }
  const float = FLOAT.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(float) ? { type: 'float', value: float } : undefined;
}

/** Undefined for an integer that does not fit into 64 bits: in decimal notation it is a float then. */
function integerOf(text: string): bigint | undefined {
  const [, sign = '', digits = ''] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  for (const { form, prefix } of INTEGERS) {
    const [, each] = form.exec(digits) ?? [];
    if (each !== undefined) {
      const significant = each.replace(/^0+/, '');
      // Of numbers that are too long, the conversion takes time with the square of their length.
      const value = significant.length > 64 ? 2n ** 64n : BigInt(`${prefix}${significant === '' ? '0' : significant}`);
      return withinBits(sign === '-' ? -value : value, sign === '');
    }
  }
  return undefined;
}

function withinBits(value: bigint, isUnsigned: boolean): bigint | undefined {
  return value >= LEAST && value <= (isUnsigned ? MOST : -LEAST - 1n) ? value : undefined;
}

const DAY = '(\\d{4}-\\d\\d?-\\d\\d?)';
const TIME = '(\\d\\d?:\\d\\d?:\\d\\d?)(?:[.,]\\d+)?';

/** A date: with a zone, without one, or the day alone. */
const TIMESTAMP = new RegExp(`^${DAY}(?:[Tt]${TIME}(?:Z|[-+]\\d\\d:\\d\\d)| ${TIME})?$`);

function isTimestamp(text: string): boolean {
  const [, day, zoned, local = zoned ?? '0:0:0'] = TIMESTAMP.exec(text) ?? [];
  if (day === undefined) {
    return false;
  }
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [hour = 0, minute = 0, second = 0] = local.split(':').map(Number);
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && date >= 1 && date <= lastDay && hour < 24 && minute < 60 && second < 60;
}

/** The text that base64 encodes; bytes that are no text are replaced. */
function binary(text: string): ScalarValue | undefined {
  const digits = text.replace(/[\r\n]/g, '');
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(digits);
  return isBase64 ? { type: 'str', value: new TextDecoder().decode(Buffer.from(digits, 'base64')) } : undefined;
}

/**
 * A float as the key of a map, as kubectl writes it: with the precision of 32 bits, and with an exponent if it is below
 * -4 or above 5.
 *
 * Source: https://github.com/kubernetes-sigs/yaml/blob/v1.6.0/yaml.go (`FormatFloat(key, 'g', -1, 32)`)
 */
export function floatKey(value: number): string {
  const float = Math.fround(value);
  if (!Number.isFinite(float)) {
    return Number.isNaN(float) ? '.nan' : `${float < 0 ? '-' : ''}.inf`;
  }
  // Nine digits tell every float of 32 bits from every other.
  const isExact = (count: number) => Math.fround(Number(float.toExponential(count))) === float;
  const digits = [0, 1, 2, 3, 4, 5, 6, 7].find(isExact) ?? 8;
  const [mantissa = '', power = ''] = float.toExponential(digits).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent <= 5) {
    return Object.is(float, -0) ? '-0' : String(Number(`${mantissa}e${power}`));
  }
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}
