import { readCells, readRows, type Session } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import { ByteDictionary } from "../../columns/byte-dictionary.ts";
import { NumberColumn } from "../../columns/number-column.ts";
import { AmountColumn } from "./amount-column.ts";
import { intoAmounts, intoIntegers, intoNumbers } from "./cell-sinks.ts";
import type { FundingColumns } from "./detection-facts.ts";
import type { Names } from "./names.ts";
import { inOrder, orderBy } from "./place-reader.ts";

/** What was traced of the network's funding, in the order of the chain; null when no source has read a block. */
export async function readFundingColumns(
  session: Session,
  {
    chainId,
    asOf,
    only = sql`true`,
  }: {
    readonly chainId: number;
    readonly asOf: number | null;
    /** Only these rows. */
    readonly only?: RawBuilder<unknown>;
  },
  { wallets, currencies }: Pick<Names, "wallets" | "currencies">,
): Promise<FundingColumns | null> {
  const traced = await readRange(session, chainId);
  if (traced === null || (asOf !== null && traced.from_block > asOf)) return null;
  const hashes = new ByteDictionary();
  const places = {
    block: NumberColumn.integers(),
    time: NumberColumn.decimals(),
    transaction: NumberColumn.integers(),
    logIndex: NumberColumn.integers(),
    position: NumberColumn.integers(),
  };
  const from = NumberColumn.integers();
  const to = NumberColumn.integers();
  const caller = NumberColumn.integers();
  const currency = NumberColumn.integers();
  const amount = new AmountColumn();
  const limit = asOf === null ? sql`true` : sql`block <= ${sql.lit(asOf)}`;
  const query = sql`
    select block, time, transaction, log_index, position, sender, recipient, caller, currency, amount
    from app.funding_transfer where chain_id = ${sql.lit(chainId)} and ${limit} and ${only}`;
  await readCells(session, query, {
    block: intoIntegers(places.block),
    time: intoIntegers(places.time),
    transaction: intoNumbers(hashes, places.transaction),
    log_index: intoIntegers(places.logIndex),
    position: intoIntegers(places.position),
    sender: intoNumbers(wallets, from),
    recipient: intoNumbers(wallets, to),
    caller: intoNumbers(wallets, caller),
    currency: intoNumbers(currencies, currency),
    amount: intoAmounts(amount),
  });
  const order = orderBy(
    from.count,
    (first, second) =>
      places.block.at(first) - places.block.at(second) ||
      hashes.compare(places.transaction.at(first), places.transaction.at(second)) ||
      places.logIndex.at(first) - places.logIndex.at(second) ||
      places.position.at(first) - places.position.at(second),
  );
  if (order !== null) amount.reorder(order);
  return {
    count: from.count,
    hashes,
    block: inOrder(places.block.take(), order),
    time: inOrder(places.time.take(), order),
    transaction: inOrder(places.transaction.take(), order),
    logIndex: inOrder(places.logIndex.take(), order),
    from: inOrder(from.take(), order),
    to: inOrder(to.take(), order),
    caller: inOrder(caller.take(), order),
    currency: inOrder(currency.take(), order),
    amount,
    fromBlock: traced.from_block,
    toBlock: asOf === null ? traced.to_block : Math.min(asOf, traced.to_block),
  };
}

/** A text that is another one whenever what was traced may be: whoever stores transfers, or takes them back, writes to the ranges. */
export async function readFundingState({ db }: Session, chainId: number): Promise<string> {
  const { rows } = await sql<{ state: string | null }>`
    select string_agg(concat_ws(' ', source, from_block, to_block, xmin::text, ctid::text), ',' order by source, to_block) as state
    from app.funding_scan where chain_id = ${chainId}`.execute(db);
  return rows[0]?.state ?? "";
}

async function readRange(session: Session, chainId: number) {
  const query = sql`
    select min(from_block) as from_block, max(to_block) as to_block from app.funding_scan
    where chain_id = ${sql.lit(chainId)}`;
  const [range] = await readRows(session, query, { from_block: "count?", to_block: "count?" });
  if (range === undefined || range.from_block === null || range.to_block === null) return null;
  return { from_block: range.from_block, to_block: range.to_block };
}
