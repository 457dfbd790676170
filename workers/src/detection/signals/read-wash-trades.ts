import { readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import type { DetectionFacts } from "../facts/detection-facts.ts";
import { sidesAmong } from "../facts/part-conditions.ts";

const CODES = ["WASH-01", "WASH-02", "WASH-03", "WASH-04", "WASH-05", "WASH-06"] as const;
const HASH_BYTES = 32;
const TRADE = {
  sale_id: "id",
  log_index: "count",
  wash_01: "flag?",
  wash_02: "flag?",
  wash_03: "flag?",
  wash_04: "flag?",
  wash_05: "flag?",
  wash_06: "flag?",
} as const;

export type WashCode = (typeof CODES)[number];

/** Codes of the resales that are confirmed or suspected wash trades, by `washKey`. */
export type WashTrades = ReadonlyMap<string, readonly WashCode[]>;

interface WashScope {
  readonly chainId: number;
  readonly schema: string;
  readonly wallets?: readonly Buffer[];
}

/** Names a sale by its transaction's number and its log. */
export function washKey(transaction: number, logIndex: number): string {
  return `${transaction}:${logIndex}`;
}

/**
 * What the metric `wash-trade` holds, of all sales or of those that these wallets are a side of. A log that sells several tickets has the
 * codes of all of them.
 */
export async function readWashTrades(
  session: Session,
  { chainId, schema, wallets }: WashScope,
  { transactions }: DetectionFacts,
): Promise<WashTrades> {
  const isAsked = wallets === undefined ? sql`true` : sidesAmong(wallets);
  const query = sql`
    select sale_id, sale.log_index, wash_01, wash_02, wash_03, wash_04, wash_05, wash_06
    from metrics.wash_trade trade join ${sql.id(schema, "sale")} sale on sale.id = trade.sale_id and sale.event = trade.event_id
    where trade.chain_id = ${sql.lit(chainId)} and verdict in ('CONFIRMED', 'SUSPECT') and ${isAsked} order by sale_id`;
  const trades = new Map<string, WashCode[]>();
  for (const row of await readRows(session, query, TRADE)) {
    const id = Buffer.from(row.sale_id, "latin1");
    const key = washKey(transactions.hashes.find(id, 0, HASH_BYTES), row.log_index);
    const flags = [row.wash_01, row.wash_02, row.wash_03, row.wash_04, row.wash_05, row.wash_06];
    const known = trades.get(key) ?? [];
    trades.set(
      key,
      CODES.filter((code, number) => flags[number] === true || known.includes(code)),
    );
  }
  return trades;
}
