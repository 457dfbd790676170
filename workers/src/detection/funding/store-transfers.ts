import type { Session } from "@facevalue/db";
import { sql } from "kysely";
import type { FundingRange, FundingSourceName, FundingTransfer } from "./funding-source.ts";

export interface StoredRange {
  readonly chainId: number;
  /** Schema of the network's entity tables. */
  readonly schema: string;
  readonly source: FundingSourceName;
  readonly range: FundingRange;
  /** Hash of the range's last block, hex with 0x. */
  readonly lastHash: string;
}

/** A range grows up to so many blocks before the next one begins; what a roll-back undoes is read again. */
const MARK_BLOCKS = 10_000;

/**
 * Stores what a source read, and that it read it, in the caller's transaction. Payments of the ticket market's own transactions are left out: its tables
 * have them. What another source told already stays.
 */
export async function storeTransfers(
  { db }: Session,
  { chainId, schema, source, range, lastHash }: StoredRange,
  transfers: readonly FundingTransfer[],
): Promise<void> {
  const bytes = (hex: string) => Buffer.from(hex.slice(2), "hex");
  await sql`
    insert into app.funding_transfer
      (chain_id, block, transaction, log_index, position, time, sender, recipient, caller, currency, amount, source)
    select ${chainId}::bigint, told.*, ${source}::text from unnest(
      ${transfers.map(({ block }) => block)}::int[], ${transfers.map(({ transaction }) => bytes(transaction))}::bytea[],
      ${transfers.map(({ logIndex }) => logIndex)}::int[], ${transfers.map(({ position }) => position)}::int[],
      ${transfers.map(({ time }) => time)}::bigint[], ${transfers.map(({ from }) => bytes(from))}::bytea[],
      ${transfers.map(({ to }) => bytes(to))}::bytea[],
      ${transfers.map(({ caller }) => (caller === null ? null : bytes(caller)))}::bytea[],
      ${transfers.map(({ currency }) => bytes(currency))}::bytea[],
      ${transfers.map(({ amount }) => amount.toString())}::numeric[]
    ) as told (block, transaction, log_index, position, time, sender, recipient, caller, currency, amount)
    where not exists (
      select from ${sql.id(schema, "transaction")} own where own.id = told.transaction)
    on conflict do nothing`.execute(db);
  const grown = await sql`
    update app.funding_scan set to_block = ${range.to}::int, to_hash = ${bytes(lastHash)}
    where chain_id = ${chainId} and source = ${source} and to_block = ${range.from - 1}::int
      and ${range.to}::int - from_block < ${MARK_BLOCKS}::int`.execute(db);
  if (Number(grown.numAffectedRows ?? 0) > 0) return;
  await sql`
    insert into app.funding_scan (chain_id, source, from_block, to_block, to_hash)
    values (${chainId}, ${source}, ${range.from}, ${range.to}, ${bytes(lastHash)})
    on conflict (chain_id, source, to_block) do update set from_block = least(funding_scan.from_block, excluded.from_block),
      to_hash = excluded.to_hash`.execute(db);
}

/** Takes back a range that is no longer part of the chain, with all that the source told from its first block on. */
export async function forgetRange(
  { db }: Session,
  {
    chainId,
    source,
    from,
  }: { readonly chainId: number; readonly source: FundingSourceName; readonly from: number },
): Promise<void> {
  await sql`
    delete from app.funding_transfer where chain_id = ${chainId} and source = ${source} and block >= ${from}`.execute(
    db,
  );
  await sql`
    delete from app.funding_scan where chain_id = ${chainId} and source = ${source} and to_block >= ${from}`.execute(
    db,
  );
}
