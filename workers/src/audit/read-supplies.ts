import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import { NOBODY } from "./comparison.ts";
import { type Snapshot, tableAt } from "./snapshot.ts";
import type { Family } from "./subject.ts";

/** Missing tickets that are named, of a contract. */
export const MOST_MISSING = 100;

/** Which contracts are meant: null for all. */
export type Contracts = readonly string[] | null;

interface OfContract {
  readonly contract: string;
  readonly family: Family;
}

export interface ContractSupply extends OfContract {
  readonly version: number | null;
  /** Tickets that have a row. */
  readonly issued: bigint;
  /** Of these, not burned. */
  readonly held: bigint;
  /** Highest number of a ticket; 0 for none. */
  readonly lastNumber: bigint;
  /** Numbers under it that have no row, where tickets are numbered from 1 on; the first 100. */
  readonly missing: readonly bigint[];
}

export interface TokenSupply extends OfContract {
  readonly tokenId: bigint;
  /** Sum of all holdings. */
  readonly quantity: bigint;
}

export interface TierSupply extends OfContract {
  readonly eventId: bigint;
  readonly tierId: bigint;
  readonly supply: bigint | null;
  readonly issuedCount: bigint;
}

interface ContractRow {
  readonly contract: Buffer;
  readonly family: Family;
}

const only = (contracts: Contracts) =>
  contracts === null
    ? sql`true`
    : sql`c.id = any(${contracts.map((contract) => Buffer.from(contract.slice(2), "hex"))}::bytea[])`;

const of = ({ contract, family }: ContractRow): OfContract => ({ contract: toHex(contract), family });

interface SupplyRow extends ContractRow {
  readonly version: number | null;
  readonly issued: string;
  readonly held: string;
  readonly last_number: string;
}

export async function readContractSupplies(
  snapshot: Snapshot,
  contracts: Contracts,
): Promise<ContractSupply[]> {
  const nobody = Buffer.from(NOBODY.slice(2), "hex");
  const { rows } = await sql<SupplyRow>`
    select c.id as contract, c.family::text as family, c.version, coalesce(t.issued, 0) as issued,
      coalesce(t.held, 0) as held, coalesce(t.last_number, 0) as last_number
    from ${tableAt(snapshot, "ticket_contract", "c")}
    left join (
      select contract, count(*) as issued, count(*) filter (where owner <> ${nobody}) as held, max(token_id) as last_number
      from ${tableAt(snapshot, "ticket", "t")} group by contract) t on t.contract = c.id
    where ${only(contracts)} order by c.id`.execute(snapshot.tx);
  const supplies: ContractSupply[] = [];
  for (const row of rows) supplies.push(await toSupply(snapshot, row));
  return supplies;
}

async function toSupply(snapshot: Snapshot, row: SupplyRow): Promise<ContractSupply> {
  const [issued, lastNumber] = [BigInt(row.issued), BigInt(row.last_number)];
  const hasGaps = isNumberedFromOne(row.family) && lastNumber > issued;
  return {
    ...of(row),
    version: row.version,
    issued,
    held: BigInt(row.held),
    lastNumber,
    missing: hasGaps ? await readMissing(snapshot, row.contract, issued) : [],
  };
}

/** The reference contract and locks number their tickets from 1 on. */
export function isNumberedFromOne(family: Family): boolean {
  return family === "REFERENCE" || family === "UNLOCK";
}

/** Numbers without a row, lowest first. Among one more number than there are rows, one at least is missing. */
async function readMissing(snapshot: Snapshot, contract: Buffer, issued: bigint): Promise<bigint[]> {
  const last = (issued + BigInt(MOST_MISSING)).toString();
  const { rows } = await sql<{ number: string }>`
    select number from generate_series(1, least(${last}::bigint, (
      select max(token_id) from ${tableAt(snapshot, "ticket", "t")} where t.contract = ${contract})::bigint)) as number
    where not exists (
      select from ${tableAt(snapshot, "ticket", "t")} where t.contract = ${contract} and t.token_id = number)
    order by number limit ${sql.lit(MOST_MISSING)}`.execute(snapshot.tx);
  return rows.map(({ number }) => BigInt(number));
}

export async function readTokenSupplies(snapshot: Snapshot, contracts: Contracts): Promise<TokenSupply[]> {
  const { rows } = await sql<ContractRow & { token_id: string; quantity: string }>`
    select c.id as contract, c.family::text as family, h.token_id, sum(h.quantity) as quantity
    from ${tableAt(snapshot, "ticket_contract", "c")} join ${tableAt(snapshot, "holding", "h")} on h.contract = c.id
    where ${only(contracts)} group by c.id, c.family, h.token_id order by c.id, h.token_id`.execute(
    snapshot.tx,
  );
  return rows.map((row) => ({
    ...of(row),
    tokenId: BigInt(row.token_id),
    quantity: BigInt(row.quantity),
  }));
}

export async function readTierSupplies(snapshot: Snapshot, contracts: Contracts): Promise<TierSupply[]> {
  type Row = ContractRow & {
    event_id: string;
    tier_id: string;
    supply: string | null;
    issued_count: string;
  };
  const { rows } = await sql<Row>`
    select c.id as contract, c.family::text as family, e.event_id, t.tier_id, t.supply, t.issued_count
    from ${tableAt(snapshot, "ticket_contract", "c")}
    join ${tableAt(snapshot, "event", "e")} on e.contract = c.id
    join ${tableAt(snapshot, "ticket_type", "t")} on t.event = e.id
    where ${only(contracts)} order by t.id`.execute(snapshot.tx);
  return rows.map((row) => ({
    ...of(row),
    eventId: BigInt(row.event_id),
    tierId: BigInt(row.tier_id),
    supply: row.supply === null ? null : BigInt(row.supply),
    issuedCount: BigInt(row.issued_count),
  }));
}
