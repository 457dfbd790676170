import { join } from "node:path";
import { startAnvil } from "@facevalue/contracts/testing";
import { AppError } from "@facevalue/core";
import { loadBuild } from "@facevalue/indexer";
import { type PlayedSeason, playSeason, SEASON_DAYS } from "@facevalue/season";
import type pg from "pg";
import type { OpenWork } from "./ticket-work.ts";

/** Build of the product's own subgraph. */
export const PRODUCT_SUBGRAPH = join(import.meta.dirname, "../../../../subgraph/build");
const DAY_SECONDS = 86_400;

/** A season played by real transactions on an anvil, for the product's own subgraph. */
export async function openSeason(options: { seed: number; scale: number }): Promise<OpenWork> {
  const timestamp = Math.floor(Date.now() / 1000) - (SEASON_DAYS + 1) * DAY_SECONDS;
  const anvil = await startAnvil({ timestamp });
  try {
    const season = await playSeason({ rpcUrl: anvil.url, ...options });
    const logs = await countLogs(season);
    const { startBlock } = season;
    const work = {
      rpcUrl: anvil.url,
      chainPid: anvil.pid,
      chainId: season.chainId,
      toBlock: season.headBlock,
      networkFile: {
        bench: {
          TicketFactory: { address: season.factory, startBlock },
          TicketMarket: { address: season.market, startBlock },
        },
      },
      check: async (pool: pg.Pool, schemaName: string) => {
        await checkRows(pool, schemaName, season);
        return logs;
      },
    };
    return { work, stop: () => anvil.stop() };
  } catch (error) {
    await anvil.stop();
    throw error;
  }
}

/** Logs of the events that the product's subgraph handles. */
async function countLogs({ counts }: PlayedSeason): Promise<number> {
  const { dataSources, templates } = await loadBuild(PRODUCT_SUBGRAPH);
  const handlers = [...dataSources, ...templates].flatMap(({ mapping }) => mapping.eventHandlers);
  return handlers.reduce((sum, { event }) => sum + (counts[event.name] ?? 0), 0);
}

/** @throws INTERNAL when there are not as many rows as the season had logs of their kind. */
async function checkRows(pool: pg.Pool, schemaName: string, { counts }: PlayedSeason): Promise<void> {
  const count = (name: string) => counts[name] ?? 0;
  const expected = {
    transfer: count("Transfer"),
    sale: count("PrimarySale") + count("Resold"),
    listing: count("Listed"),
    bid: count("BidPlaced"),
    event: count("EventPublished"),
  };
  for (const [table, rows] of Object.entries(expected)) {
    const current = ["listing", "bid", "event"].includes(table) ? " where upper_inf(block_range)" : "";
    const found = await pool.query<{ rows: number }>(
      `select count(*)::int as rows from "${schemaName}".${table}${current}`,
    );
    if (found.rows[0]?.rows === rows) continue;
    throw new AppError(
      "INTERNAL",
      `The end state is wrong: ${table} has ${found.rows[0]?.rows} rows, not ${rows}`,
    );
  }
}
