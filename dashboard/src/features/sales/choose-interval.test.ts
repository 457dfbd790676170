import { expect, test } from "vitest";
import { chooseInterval, findInterval } from "./choose-interval.ts";

test.each([
  [0, "HOUR"],
  [7, "HOUR"],
  [8, "DAY"],
  [89, "DAY"],
  [90, "WEEK"],
  [364, "WEEK"],
  [365, "MONTH"],
])("%i days are shown by %s", (days, interval) => {
  expect(chooseInterval(days)).toBe(interval);
});

test("only the names of intervals are intervals", () => {
  expect(findInterval("WEEK")).toBe("WEEK");
  expect(findInterval("week")).toBeUndefined();
  expect(findInterval(7)).toBeUndefined();
});
