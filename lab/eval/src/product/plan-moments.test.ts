import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeWorld } from "../testing/write-world.ts";
import { readTruth } from "../world/read-truth.ts";
import { pickEvenly, planMoments } from "./plan-moments.ts";

const primary = (eventId: string, t: number, block: number, buyer: string) => ({
  kind: "primary",
  tx: `0x${block}`,
  tickets: "0xt",
  eventId,
  t,
  block,
  buyer,
});

test("moments are the last blocks an hour and a day after on-sales with early scalpers", async () => {
  const folder = mkdtempSync(join(tmpdir(), "moments-"));
  try {
    const { world } = writeWorld(folder, {
      entities: [
        { controller: "c1", label: "scalper", type: "pro", level: "L0", wallets: ["0xs"], tickets: 2 },
        { controller: "c2", label: "honest", type: "fan", wallets: ["0xf"], tickets: 2 },
      ],
      wallets: [],
      events: [
        { tickets: "0xt", eventId: "2", salesStart: 50_000 },
        { tickets: "0xt", eventId: "1", salesStart: 10_000 },
      ],
      sales: [
        primary("1", 10_000, 2, "0xf"),
        primary("1", 13_600, 3, "0xs"),
        primary("1", 13_601, 4, "0xf"),
        primary("2", 50_000, 5, "0xf"),
        primary("2", 60_000, 6, "0xs"),
      ],
      flags: [],
      productSales: [],
    });
    expect(await planMoments(world, await readTruth(world), 3)).toEqual([
      { hours: 1, block: 3, buyers: ["0xf", "0xs"] },
      { hours: 24, block: 6, buyers: ["0xf", "0xs", "0xf"] },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("the middles of equal parts", () => {
  expect(pickEvenly([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 2)).toEqual([2, 7]);
  expect(pickEvenly([0, 1], 4)).toEqual([0, 1]);
});
