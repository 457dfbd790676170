/** Unix time of the last moment at or before `time` at which clocks of the zone (UTC where there is none) show a full hour. */
export function localHour(time: number, timeZone: string): number {
  let start = time - (time % 60);
  while (minuteOf(start, timeZone) !== 0) start -= 60;
  return start;
}

function minuteOf(time: number, timeZone: string): number {
  const show = (zone: string) =>
    new Date(time * 1000).toLocaleTimeString("en-GB", { timeZone: zone, hour12: false }).split(":")[1];
  try {
    return Number(show(timeZone));
  } catch (error) {
    if (error instanceof RangeError) return Number(show("UTC"));
    throw error;
  }
}
