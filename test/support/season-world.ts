import { type Anvil, startAnvil } from "@facevalue/contracts/testing";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { type PlayedSeason, playSeason, SEASON_DAYS } from "@facevalue/season";
import { facevalue } from "./facevalue.ts";

const DAY_SECONDS = 86_400;

export interface SeasonWorld {
  readonly anvil: Anvil;
  readonly season: PlayedSeason;
  readonly rpcUrl: string;
}

/** A season played by real transactions on an anvil of its own, which then stands still. */
export async function playOnAnvil(options: { seed: string; scale: number }): Promise<SeasonWorld> {
  const timestamp = Math.floor(Date.now() / 1000) - (SEASON_DAYS + 1) * DAY_SECONDS;
  const anvil = await startAnvil({ timestamp });
  const season = await playSeason({ rpcUrl: anvil.url, ...options });
  return { anvil, season, rpcUrl: anvil.url };
}

/** Indexes up to a block and computes every metric, by the same commands that people use. */
export async function indexAndWork(rpcUrl: string, databaseUrl: string, toBlock: number): Promise<void> {
  await facevalue("index", "--rpc", rpcUrl, "--database", databaseUrl, "--to-block", String(toBlock));
  await facevalue("work", "--database", databaseUrl, "--until-idle");
}

/** A fresh database without tables, as a user's would be. */
export function emptyDatabase(): Promise<TestDatabase> {
  return createTestDatabase({ isMigrated: false });
}
