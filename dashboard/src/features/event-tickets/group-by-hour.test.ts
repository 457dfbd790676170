import { expect, test } from "vitest";
import { groupByHour } from "./group-by-hour.ts";

const QUARTERS = [
  { start: "2026-02-20T17:30:00Z", ticketCount: "2" },
  { start: "2026-02-20T17:45:00Z", ticketCount: "3" },
  { start: "2026-02-20T18:15:00Z", ticketCount: "9007199254740993" },
];

test("quarters are summed by the full hours of the zone, exactly", () => {
  expect(groupByHour(QUARTERS, "Europe/Berlin")).toEqual([
    { start: "2026-02-20T17:00:00.000Z", ticketCount: "5" },
    { start: "2026-02-20T18:00:00.000Z", ticketCount: "9007199254740993" },
  ]);
  expect(groupByHour(QUARTERS, "Asia/Kolkata")).toEqual([
    { start: "2026-02-20T17:30:00.000Z", ticketCount: "9007199254740998" },
  ]);
  expect(groupByHour(QUARTERS, "Asia/Kathmandu")).toEqual([
    { start: "2026-02-20T17:15:00.000Z", ticketCount: "5" },
    { start: "2026-02-20T18:15:00.000Z", ticketCount: "9007199254740993" },
  ]);
});

test("an hour that the clocks go through twice is two hours", () => {
  const night = [
    { start: "2026-10-25T00:30:00Z", ticketCount: "1" },
    { start: "2026-10-25T01:30:00Z", ticketCount: "1" },
  ];
  expect(groupByHour(night, "Europe/Berlin")).toHaveLength(2);
});
