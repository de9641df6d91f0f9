/** The longest duration that is accepted, in seconds. Timers of Node.js end at 24 days. */
const LONGEST = 24 * 60 * 60;

/**
 * The seconds of a duration, for example `90s`, `5m` or `1h30m`. Undefined if the text cannot be parsed, or if the
 * duration is zero or longer than a day.
 */
export function secondsOf(written: string): number | undefined {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(written);
  const [, hours = '0', minutes = '0', seconds = '0'] = match ?? [];
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return match === null || total === 0 || total > LONGEST ? undefined : total;
}

/** A duration in the form that `secondsOf` reads, for example `1h30m`. */
export function durationText(seconds: number): string {
  const parts = [[Math.floor(seconds / 3600), 'h'], [Math.floor(seconds / 60) % 60, 'm'], [seconds % 60, 's']] as const;
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`).join('') || '0s';
}
