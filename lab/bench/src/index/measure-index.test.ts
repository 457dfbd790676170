import type pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { buildSubgraph } from "../build-subgraph.ts";
import { measureIndex } from "./measure-index.ts";
import { openTicketChain } from "./ticket-work.ts";

const isCountable = process.platform === "linux";

// Compiling takes longer than the test.
beforeAll(() => {
  if (isCountable) buildSubgraph();
});

test.runIf(isCountable)(
  "indexes the synthetic chain, accepts the right end state and no other",
  { timeout: 240_000 },
  async () => {
    const { work, stop } = await openTicketChain({ blocks: 25 });
    try {
      const check = async (pool: pg.Pool, schemaName: string) => {
        const logs = await work.check(pool, schemaName);
        await expectRefusal(pool, schemaName);
        return logs;
      };
      const { figures, logs } = await measureIndex({ ...work, check }, []);
      expect(logs).toBe(500);
      // What so little work takes may round to nothing.
      const canBeZero = ["cpu.chain", "time.start", "time.secondaryIndexes"];
      for (const { name, value } of figures) {
        if (!canBeZero.includes(name)) expect(value, name).toBeGreaterThan(0);
      }
      const { database, ...parts } = Object.fromEntries(
        figures.filter(({ unit }) => unit === "MB").map(({ name, value }) => [name, value]),
      );
      expect(parts["database.tables"]).toBeLessThan(database ?? 0);
    } finally {
      await stop();
    }

    /** Each change leaves the others' tables right, so that each check has to see its own. */
    async function expectRefusal(pool: pg.Pool, schemaName: string): Promise<void> {
      const changes: [string, RegExp][] = [
        ["update ticket set resales = resales + 1 where token_id = 3", /ticketsSha256/],
        [
          "update account set balance = balance + 1 where vid = (select min(vid) from account)",
          /accountsSha256/,
        ],
        ["update transfer set nonce = nonce + 1 where vid = (select min(vid) from transfer)", /nonces/],
        ["update resale set price = price + 1 where vid = (select min(vid) from resale)", /volume/],
        ["delete from transfer where vid = (select min(vid) from transfer)", /transfers/],
      ];
      for (const [change, problem] of changes) {
        await pool.query(`begin; set local search_path to "${schemaName}"; ${change}`);
        await expect(work.check(pool, schemaName)).rejects.toThrow(problem);
        await pool.query("rollback");
      }
    }
  },
);
