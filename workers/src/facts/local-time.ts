import { openZone } from "./open-zone.ts";

/** Offsets from UTC are whole quarters of an hour. */
const QUARTER_SECONDS = 900;

export interface LocalTime {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** 0 to 23. */
  readonly hour: number;
}

const clocks = new Map<string, (time: number) => LocalTime>();

/** Tells day and hour in an IANA time zone from unix seconds; in UTC where the zone is null or not known. */
export function localClock(zone: string | null): (time: number) => LocalTime {
  const name = zone ?? "UTC";
  const known = clocks.get(name);
  if (known !== undefined) return known;
  const clock = createClock(openFormat(name));
  clocks.set(name, clock);
  return clock;
}

function openFormat(timeZone: string): Intl.DateTimeFormat {
  return openZone(timeZone, {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    hourCycle: "h23",
  });
}

/** Remembers what it was asked, since facts crowd in few quarters of an hour. */
function createClock(format: Intl.DateTimeFormat): (time: number) => LocalTime {
  const answers = new Map<number, LocalTime>();
  return (time) => {
    const quarter = Math.floor(time / QUARTER_SECONDS);
    let answer = answers.get(quarter);
    if (answer === undefined) {
      const parts = Object.fromEntries(
        format.formatToParts(quarter * QUARTER_SECONDS * 1000).map(({ type, value }) => [type, value]),
      );
      answer = { day: `${parts.year}-${parts.month}-${parts.day}`, hour: Number(parts.hour) };
      answers.set(quarter, answer);
    }
    return answer;
  };
}
