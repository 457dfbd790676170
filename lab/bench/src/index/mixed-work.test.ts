import type pg from "pg";
import { expect, test } from "vitest";
import { measureIndex } from "./measure-index.ts";
import { openMixedChain } from "./mixed-work.ts";

/** Each leaves what the others are about right, so that each check has to see its own. */
const CHANGES: readonly [change: string, problem: RegExp][] = [
  [
    "update ticket set resale_count = resale_count + 1 where vid = (select min(vid) from ticket)",
    /ticket sha256/,
  ],
  [
    "update sale set royalty = royalty + 1 where vid = (select min(vid) from sale)",
    /sale \w+ 0x\w+ \w+ royalty/,
  ],
  [
    "update sale_fee set amount = amount + 1 where vid = (select min(vid) from sale_fee)",
    /part \w+ 0x\w+ amount/,
  ],
  ["delete from transfer where vid = (select min(vid) from transfer)", /transfer \w+ count/],
  [
    "delete from listing_change where vid = (select min(vid) from listing_change)",
    /listing change \w+ count/,
  ],
];

test.runIf(process.platform === "linux")(
  "indexes the mixed chain, accepts the right end state and no other",
  { timeout: 240_000 },
  async () => {
    const { work, stop } = await openMixedChain({ logs: 500, wallets: 100 });
    try {
      const check = async (pool: pg.Pool, schemaName: string) => {
        const logs = await work.check(pool, schemaName);
        for (const [change, problem] of CHANGES) {
          await pool.query(`begin; set local search_path to "${schemaName}"; ${change}`);
          await expect(work.check(pool, schemaName)).rejects.toThrow(problem);
          await pool.query("rollback");
        }
        return logs;
      };
      const { logs } = await measureIndex({ ...work, check }, []);
      expect(logs).toBeGreaterThanOrEqual(500);
    } finally {
      await stop();
    }
  },
);
