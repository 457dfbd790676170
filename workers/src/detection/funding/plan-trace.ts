import { AppError } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import type { RpcClient } from "@facevalue/rpc";
import { type Kysely, sql } from "kysely";
import { findNetwork } from "../../audit/find-network.ts";
import { erc20Source } from "./erc20-source.ts";
import { FUNDING_SOURCES, type FundingSource, type FundingSourceName } from "./funding-source.ts";
import { nativeSource } from "./native-source.ts";
import { type ProviderWallet, providerSource } from "./provider-source.ts";

export interface TracePlan {
  readonly chainId: number;
  readonly schema: string;
  readonly sources: readonly FundingSource[];
  readonly fromBlock: number;
  readonly toBlock: number;
}

export interface TraceWishes {
  readonly db: Kysely<Database>;
  readonly rpc: RpcClient;
  readonly signal: AbortSignal;
  readonly sources: readonly FundingSourceName[];
  /** URL of the provider, needed by the source `provider`. */
  readonly providerUrl?: string;
  /** Block of the first ticket contract unless given. */
  readonly fromBlock?: number;
  /** Newest block that is indexed and final unless given. */
  readonly toBlock?: number;
}

/**
 * What is to be traced, by what the network's tables say.
 * @throws BAD_CONFIGURATION when the provider's URL is missing; NOT_FOUND when the database does not hold the chain
 */
export async function planTrace(wishes: TraceWishes): Promise<TracePlan> {
  const { db, rpc, signal, providerUrl } = wishes;
  const chainId = await rpc.chainId();
  const schema = await findNetwork(db, chainId);
  const indexed = await readRange(db, schema);
  const sources: FundingSource[] = [];
  for (const name of FUNDING_SOURCES.filter((one) => wishes.sources.includes(one))) {
    if (name === "native") sources.push(nativeSource(rpc));
    else if (name === "erc20") sources.push(erc20Source(rpc, await readTokens(db, schema)));
    else if (providerUrl === undefined)
      throw new AppError(
        "BAD_CONFIGURATION",
        "the source provider needs its JSON-RPC URL: give it with --funding-url",
      );
    else sources.push(providerSource({ url: providerUrl, signal, wallets: await readWallets(db, schema) }));
  }
  const fromBlock = wishes.fromBlock ?? indexed.from;
  return { chainId, schema, sources, fromBlock, toBlock: Math.min(wishes.toBlock ?? indexed.to, indexed.to) };
}

async function readRange(db: Kysely<Database>, schema: string): Promise<{ from: number; to: number }> {
  const { rows } = await sql<{ from: number; to: number }>`
    select coalesce((select min(created_at_block) from ${sql.id(schema, "ticket_contract")}), 0)::int as "from",
      coalesce(least(block_number, finalized_block), -1) as "to" from ${sql.id(schema, "cursor$")}`.execute(
    db,
  );
  return rows[0] ?? { from: 0, to: -1 };
}

/** Token contracts that tickets are paid in. */
async function readTokens(db: Kysely<Database>, schema: string): Promise<string[]> {
  const { rows } = await sql<{ id: Buffer }>`
    select id from ${sql.id(schema, "currency")} where length(id) = 20 and id <> ${Buffer.alloc(20)} order by id`.execute(
    db,
  );
  return rows.map(({ id }) => `0x${id.toString("hex")}`);
}

/** Whoever bought, sold, got or gave a ticket, with the first block of it. */
async function readWallets(db: Kysely<Database>, schema: string): Promise<ProviderWallet[]> {
  const sale = sql.id(schema, "sale");
  const transfer = sql.id(schema, "transfer");
  const { rows } = await sql<{ wallet: Buffer; since: number }>`
    select wallet, min(block$) as since from (
      select buyer as wallet, block$ from ${sale} union all select seller, block$ from ${sale}
      union all select "from", block$ from ${transfer} union all select "to", block$ from ${transfer}
    ) named where wallet <> ${Buffer.alloc(20)} group by wallet order by wallet`.execute(db);
  return rows.map(({ wallet, since }) => ({ address: `0x${wallet.toString("hex")}`, since }));
}
