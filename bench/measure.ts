/** One side of a comparison. */
export interface Side {
  readonly name: string;
  readonly run: () => unknown;
}

/** The result of a comparison. */
export interface Comparison {
  readonly about: string;
  readonly base: string;
  readonly ours: string;
  readonly baseMilliseconds: number;
  readonly oursMilliseconds: number;

  /** The median of the ratios of neighboring runs, which cancels the other load of the machine. */
  readonly ratio: number;
}

/** Runs the two sides alternately: both run under the same load of the machine. */
export function compare(about: string, base: Side, ours: Side, rounds: number): Comparison {
  base.run();
  ours.run();
  const pairs = Array.from({ length: rounds }, (_, round) => {
    const order = round % 2 === 0 ? [base, ours] : [ours, base];
    const times = new Map(order.map((side) => [side, milliseconds(side.run)]));
    return { base: times.get(base) as number, ours: times.get(ours) as number };
  });
  return {
    about,
    base: base.name,
    ours: ours.name,
    baseMilliseconds: median(pairs.map((pair) => pair.base)),
    oursMilliseconds: median(pairs.map((pair) => pair.ours)),
    ratio: median(pairs.map((pair) => pair.ours / pair.base)),
  };
}

function milliseconds(run: () => unknown): number {
  const began = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - began) / 1e6;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = sorted.slice(sorted.length % 2 === 1 ? middle : middle - 1, middle + 1);
  return sorted.length % 2 === 1 ? low : (low + high) / 2;
}
