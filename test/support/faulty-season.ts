import { type Anvil, startAnvil } from "@facevalue/contracts/testing";
import { digestTables } from "@facevalue/indexer";
import { type FaultProxy, startFaultProxy } from "@facevalue/indexer/testing";
import type pg from "pg";
import { facevalue } from "./facevalue.ts";
import { emptyDatabase, playOnAnvil } from "./season-world.ts";
import { askRpc } from "./ticket-chain.ts";

const CHAIN_ID = 31337;

/** A season on an anvil, and worse nodes beside it. */
export interface FaultySeason {
  /** What a run without faults ends in. */
  readonly digest: string;
  /** Two proxies of their own that know the nodes "main", "stale", "fork" and "foreign". */
  openProxies(): Promise<SeasonProxies>;
  close(): Promise<void>;
}

export interface SeasonProxies {
  readonly proxies: readonly [FaultProxy, FaultProxy];
  /** Arguments of `facevalue` that index the whole season through both. */
  indexArguments(databaseUrl: string): string[];
  close(): Promise<void>;
}

/** Plays the season, and indexes it once without faults. */
export async function openFaultySeason(scale: number): Promise<FaultySeason> {
  const { anvil: main, season } = await playOnAnvil({ seed: "faults", scale });
  const stale = await copyUpTo(main, season.headBlock - 3);
  const fork = await copyUpTo(main, season.headBlock - 5);
  // Shorter than the season, so that nothing ends there for good.
  await askRpc(fork.url, "anvil_mine", "0x4");
  const foreign = await startAnvil({ chainId: 5 });
  const nodes = { main: main.url, stale: stale.url, fork: fork.url, foreign: foreign.url };
  const indexFrom = (rpc: string, databaseUrl: string) => {
    const end = String(season.headBlock);
    return ["index", "--rpc", rpc, "--database", databaseUrl, "--to-block", end, "--log-level", "error"];
  };
  const undisturbed = await emptyDatabase();
  await facevalue(...indexFrom(main.url, undisturbed.url));
  const digest = await readSeasonDigest(undisturbed.pool);
  await undisturbed.drop();
  return {
    digest,
    openProxies: async () => {
      const proxies = [await startFaultProxy(nodes), await startFaultProxy(nodes)] as const;
      const urls = proxies.map(({ url }) => url).join();
      return {
        proxies,
        indexArguments: (databaseUrl) => indexFrom(urls, databaseUrl),
        close: async () => {
          for (const proxy of proxies) await proxy.close();
        },
      };
    },
    close: async () => {
      for (const anvil of [foreign, fork, stale, main]) await anvil.stop();
    },
  };
}

/** The digest of the chain's tables. */
export async function readSeasonDigest(pool: pg.Pool): Promise<string> {
  return JSON.stringify(await digestTables(pool, { chainId: CHAIN_ID }));
}

/** An anvil with the blocks of another one up to `blockNumber`. */
async function copyUpTo({ url }: Anvil, blockNumber: number): Promise<Anvil> {
  const copy = await startAnvil({ chainId: CHAIN_ID });
  await askRpc(copy.url, "anvil_reset", { forking: { jsonRpcUrl: url, blockNumber } });
  return copy;
}
