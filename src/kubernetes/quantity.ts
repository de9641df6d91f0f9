/*
 * Quantities, such as "500m" and "2Gi".
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */

const QUANTITY = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))([numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;

const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** The amount that a quantity means; undefined if the text is no quantity. */
export function amountOf(quantity: string): number | undefined {
  const [, digits, suffix = ''] = QUANTITY.exec(quantity) ?? [];
  return digits === undefined ? undefined : Number(digits) * factorOf(suffix);
}

function factorOf(suffix: string): number {
  if (BINARY.includes(suffix)) {
    return 1024 ** (BINARY.indexOf(suffix) + 1);
  }
  return DECIMAL.includes(suffix) ? 1000 ** (DECIMAL.indexOf(suffix) - DECIMAL.indexOf('')) : Number(`1${suffix}`);
}
