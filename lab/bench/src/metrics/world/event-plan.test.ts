import { expect, test } from "vitest";
import { quantile } from "../measure/quantile.ts";
import { planEvent } from "./event-plan.ts";

const EVENTS_ON_SALE = 48;

test("events that follow each other have the same mix of sizes, however many came before", () => {
  const sizesFrom = (first: number) =>
    Array.from({ length: EVENTS_ON_SALE }, (_, index) => planEvent(1, first + index).target);
  for (const first of [0, 1000, 9000]) {
    const sizes = sizesFrom(first);
    expect(quantile(sizes, 0.5), `median from ${first}`).toBeGreaterThan(250);
    expect(quantile(sizes, 0.5), `median from ${first}`).toBeLessThan(360);
    expect(quantile(sizes, 0.9) / 300, `size of the large ones from ${first}`).toBeGreaterThan(4);
    expect(quantile(sizes, 0.9) / 300, `size of the large ones from ${first}`).toBeLessThan(5.5);
  }
});

test("sizes keep to their bounds, and tiers add up to their event", () => {
  for (let index = 0; index < 20_000; index++) {
    const { target, tiers } = planEvent(3, index);
    expect(target >= 20 && target <= 20_000 && tiers.length <= 4).toBe(true);
    expect(tiers.reduce((sum, tier) => sum + tier.target, 0)).toBe(target);
  }
});
