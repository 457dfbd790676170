import { openZone } from "./open-zone.ts";

/** Offsets from UTC are whole quarters of an hour. */
const QUARTER_SECONDS = 900;

const starts = new Map<string, (time: number) => number>();

/** Tells when the hour on a zone's clocks began, in unix seconds both; UTC where the zone is null or not known. */
export function localHourStart(zone: string | null): (time: number) => number {
  const name = zone ?? "UTC";
  const known = starts.get(name);
  if (known !== undefined) return known;
  const start = createHourStart(name);
  starts.set(name, start);
  return start;
}

function createHourStart(name: string): (time: number) => number {
  const format = openZone(name, { minute: "2-digit" });
  const answers = new Map<number, number>();
  return (time) => {
    const quarter = Math.floor(time / QUARTER_SECONDS);
    let answer = answers.get(quarter);
    if (answer === undefined) {
      const begin = quarter * QUARTER_SECONDS;
      answer = begin - Number(format.format(begin * 1000)) * 60;
      answers.set(quarter, answer);
    }
    return answer;
  };
}
