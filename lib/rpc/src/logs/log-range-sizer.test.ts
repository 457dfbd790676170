import { expect, test } from "vitest";
import { LogRangeSizer } from "./log-range-sizer.ts";
import { parseRangeLimit } from "./range-limit.ts";

const unknown = parseRangeLimit({ message: "" });

test("doubles after successes until the maximum", () => {
  const sizer = new LogRangeSizer({ initial: 100, max: 500 });
  const sizes = [1, 2, 3, 4].map(() => {
    sizer.succeeded(sizer.blocks);
    return sizer.blocks;
  });
  expect(sizes).toEqual([200, 400, 500, 500]);
});

test("a success of a shorter request teaches nothing", () => {
  const sizer = new LogRangeSizer({ initial: 100, max: 500 });
  sizer.succeeded(7);
  expect(sizer.blocks).toBe(100);
});

test("halves without a hint, and then grows slowly", () => {
  const sizer = new LogRangeSizer({ initial: 1_000, max: 10_000 });
  sizer.refused(1_000, 5, unknown);
  expect(sizer.blocks).toBe(500);
  sizer.succeeded(500);
  expect(sizer.blocks).toBe(550);
});

test("a named maximum is never exceeded again", () => {
  const sizer = new LogRangeSizer({ initial: 1_000, max: 10_000 });
  sizer.refused(1_000, 5, parseRangeLimit({ message: "block range greater than 300 max" }));
  for (let round = 0; round < 50; round++) sizer.succeeded(sizer.blocks);
  expect(sizer.blocks).toBe(300);
});

test("a maximum that turns out to count exclusively is lowered by one", () => {
  const sizer = new LogRangeSizer({ initial: 300, max: 10_000 });
  sizer.refused(300, 5, parseRangeLimit({ message: "block range greater than 300 max" }));
  expect(sizer.blocks).toBe(299);
});

test("takes the suggested range from the block that was asked for", () => {
  const sizer = new LogRangeSizer({ initial: 1_000, max: 10_000 });
  sizer.refused(1_000, 16, parseRangeLimit({ message: "this block range should work: [0x10, 0x1f]" }));
  expect(sizer.blocks).toBe(16);
});

test("a hint that would not help is ignored and the size still shrinks down to one block", () => {
  const sizer = new LogRangeSizer({ initial: 8, max: 10 });
  const sizes = [8, 4, 2, 1].map((blocks) => {
    sizer.refused(blocks, 0, parseRangeLimit({ message: "try with this block range [0x0, 0xfff]" }));
    return sizer.blocks;
  });
  expect(sizes).toEqual([4, 2, 1, 1]);
});
