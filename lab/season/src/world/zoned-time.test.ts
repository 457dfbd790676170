import { expect, test } from "vitest";
import { zonedTime } from "./zoned-time.ts";

const seconds = (iso: string) => Date.parse(iso) / 1000;

test.each([
  // Clocks in Berlin go back on 2026-10-25.
  { from: "2026-10-20T12:00:00Z", days: 0, timeZone: "Europe/Berlin", expected: "2026-10-20T18:00:00Z" },
  { from: "2026-10-20T12:00:00Z", days: 10, timeZone: "Europe/Berlin", expected: "2026-10-30T19:00:00Z" },
  // It is already the next day in Shanghai, and still the day before in New York.
  { from: "2026-10-20T20:00:00Z", days: 0, timeZone: "Asia/Shanghai", expected: "2026-10-21T12:00:00Z" },
  { from: "2026-10-20T02:00:00Z", days: -1, timeZone: "America/New_York", expected: "2026-10-19T00:00:00Z" },
])("20:00 in $timeZone, $days days after $from", ({ from, days, timeZone, expected }) => {
  expect(zonedTime(seconds(from), days, 20, timeZone)).toBe(seconds(expected));
});
