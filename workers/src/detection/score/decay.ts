const DAY_SECONDS = 86_400;
const HALF_LIFE_DAYS = 180;
const LIFE_DAYS = 365;

/**
 * Weight of evidence whose newest log is `ageSeconds` old in chain time: halved every 180 days, counted in whole days, none after 365.
 * Source: analytics.md, section 7.5.
 */
export function decayOf(ageSeconds: number): number {
  const days = Math.floor(Math.max(ageSeconds, 0) / DAY_SECONDS);
  return days >= LIFE_DAYS ? 0 : 2 ** (-days / HALF_LIFE_DAYS);
}
