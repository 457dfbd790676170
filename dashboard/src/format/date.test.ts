import { expect, test } from "vitest";
import { dateParts, dayOf, formatDateTime, formatDay, zoneOf } from "./date.ts";

const INSTANT = "2026-12-31T23:30:00Z";

test("the day is that of the zone, not of the reader", () => {
  expect(dayOf(INSTANT, "Asia/Shanghai")).toBe("2027-01-01");
  expect(dayOf(INSTANT, "America/Los_Angeles")).toBe("2026-12-31");
});

test("dates follow the language and say their zone", () => {
  expect(formatDateTime(INSTANT, "UTC", "en")).toBe("Dec 31, 2026, 11:30 PM UTC");
  expect(formatDay("2026-11-22", "zh-CN")).toBe("2026年11月22日");
  expect(formatDay("2026-11-22", "en", "short")).toBe("Nov 22");
});

test("the stub has the day of the zone", () => {
  expect(dateParts(INSTANT, "Asia/Shanghai", "en")).toEqual({
    weekday: "Friday",
    day: "1",
    month: "Jan",
    year: "2027",
  });
});

test("an event without a zone shows in UTC", () => {
  expect(zoneOf({ timeZone: null })).toBe("UTC");
  expect(zoneOf({ timeZone: "Asia/Shanghai" })).toBe("Asia/Shanghai");
});
