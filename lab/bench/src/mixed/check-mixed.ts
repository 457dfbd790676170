import { AppError } from "@facevalue/core";
import type pg from "pg";
import type { MixedTruth } from "./ledger.ts";

const hex = (column: string) => `'0x' || encode(${column}, 'hex')`;
const current = "upper_inf(block_range)";

/** Each asks for sums by name, in the ledger's words. Empty tables and sums of zero are left out. */
const QUESTIONS = (schema: string): string[] => [
  `select 'sale ' || kind || ' ' || coalesce(${hex("currency")}, 'none') || ' ' || price_source as name,
     count(*) as count, coalesce(sum(price), 0) as price, coalesce(sum(royalty), 0) as royalty,
     coalesce(sum(fee), 0) as fee, coalesce(sum(proceeds), 0) as proceeds,
     coalesce(sum(royalty_due), 0) as "royaltyDue", coalesce(sum(face_value), 0) as "faceValue"
   from ${schema}.sale group by 1`,
  `select 'part ' || role || ' ' || ${hex("currency")} as name, count(*) as count, sum(amount) as amount
   from ${schema}.sale_fee group by 1`,
  `select 'transfer ' || kind as name, count(*) as count from ${schema}.transfer group by 1`,
  `select 'status ' || status as name, count(*) as count from ${schema}.ticket_status_change group by 1`,
  `select 'listing ' || status as name, count(*) as count from ${schema}.listing where ${current} group by 1`,
  `select 'listing change ' || kind as name, count(*) as count from ${schema}.listing_change group by 1`,
  `select 'bid ' || status as name, count(*) as count, sum(open_quantity) as tickets
   from ${schema}.bid where ${current} group by 1`,
  `select 'transaction' as name, count(*) as count from ${schema}.transaction`,
  `select 'issue ' || log || ' ' || reason as name, count(*) as count from ${schema}.indexing_issue group by 1`,
  `select 'ticket' as name, count(*) as count, encode(sha256(convert_to(coalesce(string_agg(${hex("contract")} ||
     ':' || token_id || ':' || ${hex("owner")} || ':' || status || ':' || transfer_count || ':' || resale_count ||
     ':' || coalesce(face_value::text, '') || E'\\n', '' order by contract, token_id), ''), 'UTF8')), 'hex') as sha256
   from ${schema}.ticket where ${current}`,
  `select 'event' as name, count(*) as count from ${schema}.event join ${schema}.ticket_contract contract
     on contract.id = event.contract and upper_inf(contract.block_range)
   where upper_inf(event.block_range) and family = 'REFERENCE'`,
  `select 'tier' as name, count(*) as count from ${schema}.ticket_type tier join ${schema}.event event
     on event.id = tier.event and upper_inf(event.block_range) join ${schema}.ticket_contract contract
     on contract.id = event.contract and upper_inf(contract.block_range)
   where upper_inf(tier.block_range) and family = 'REFERENCE'`,
];

/**
 * Compares the tables with what happened on the mixed chain.
 * @throws INTERNAL naming every count and sum that differs
 */
export async function checkMixed(pool: pg.Pool, schemaName: string, truth: MixedTruth): Promise<void> {
  const found = new Map<string, string>();
  for (const question of QUESTIONS(`"${schemaName}"`)) {
    const { rows } = await pool.query<Record<string, string>>(question);
    for (const { name, ...sums } of rows) {
      for (const [sum, value] of Object.entries(sums)) found.set(`${name} ${sum}`, String(value));
    }
  }
  const problems = [...new Set([...found.keys(), ...Object.keys(truth.sums)])].flatMap((name) => {
    const [is, must] = [found.get(name) ?? "0", truth.sums[name] ?? "0"];
    return is === must ? [] : [`${name} is ${is}, must be ${must}`];
  });
  if (problems.length === 0) return;
  throw new AppError("INTERNAL", `The end state is wrong: ${problems.join("; ")}`);
}
