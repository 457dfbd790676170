import { expect, test } from "vitest";
import { MappingRetry } from "./mapping-retry.ts";

test("waits twice as long each time, up to a limit, and gives up", () => {
  const retry = new MappingRetry({ firstDelayMs: 10, longestDelayMs: 50, attempts: 5 });
  const delays = Array.from({ length: 5 }, () => retry.nextDelayMs(7));
  expect(delays).toEqual([10, 20, 40, 50, null]);
});

test("counts anew at another block", () => {
  const retry = new MappingRetry({ firstDelayMs: 10, longestDelayMs: 50, attempts: 3 });
  expect([retry.nextDelayMs(7), retry.nextDelayMs(7), retry.nextDelayMs(8), retry.nextDelayMs(8)]).toEqual([
    10, 20, 10, 20,
  ]);
});
