import { bytesList, type Decoded, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";

const SHAPE = {
  event: "id",
  kind: "text",
  currency: "id",
  gross: "amount",
  sale_count: "count",
  undivided_count: "count",
  compared_count: "count",
  royalty_unknown_count: "count",
  royalty_paid: "amount",
  royalty_due: "amount",
  royalty_shortfall: "amount",
  block: "count",
} as const;

/**
 * An event's sales of one kind and currency that have a price. `undivided_count`: the logs do not tell how the price was divided;
 * `compared_count`: resales of which both the royalty paid and the one due are known, which the sums of royalties are of.
 */
export type SalesTotal = Decoded<typeof SHAPE>;

const IS_RESALE = sql`kind <> 'PRIMARY'`;
const IS_COMPARED = sql`${IS_RESALE} and royalty is not null and royalty_due is not null`;

/** The sales of the scope's events, summed up by Postgres. A sale that pays more royalty than is due makes up for no other. */
export async function readTotals(session: Session, { schema, keys }: RecomputeScope): Promise<SalesTotal[]> {
  const query = sql`
    select event, kind, currency, sum(price) as gross, count(*) as sale_count,
      count(*) filter (where fee is null or royalty is null) as undivided_count,
      count(*) filter (where ${IS_COMPARED}) as compared_count,
      count(*) filter (where ${IS_RESALE} and (royalty is null or royalty_due is null)) as royalty_unknown_count,
      coalesce(sum(royalty) filter (where ${IS_COMPARED}), 0) as royalty_paid,
      coalesce(sum(royalty_due) filter (where ${IS_COMPARED}), 0) as royalty_due,
      coalesce(sum(royalty_due - royalty) filter (where ${IS_COMPARED} and royalty_due > royalty), 0) as royalty_shortfall,
      max(block$) as block
    from ${sql.id(schema, "sale")}
    where event = any(${bytesList(keys)}) and price is not null and currency is not null
    group by event, kind, currency`;
  return await readRows(session, query, SHAPE);
}
