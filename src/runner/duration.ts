/** The longest time that anybody may wait; a timer takes no more than 24 days. */
const LONGEST = 24 * 60 * 60;

/** Seconds of a duration as `90s`, `5m` or `1h30m`; undefined for what is none, for none at all, and for more than a day. */
export function secondsOf(written: string): number | undefined {
  const [matched, hours = '0', minutes = '0', seconds = '0'] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(written) ?? [];
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return matched === undefined || total === 0 || total > LONGEST ? undefined : total;
}

/** As people write it, and `secondsOf` reads it. */
export function durationText(seconds: number): string {
  const parts = [[Math.floor(seconds / 3600), 'h'], [Math.floor(seconds / 60) % 60, 'm'], [seconds % 60, 's']] as const;
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`).join('') || '0s';
}
