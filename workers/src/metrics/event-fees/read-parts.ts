import { bytesList, type Decoded, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";

const SHAPE = {
  event: "id",
  kind: "text",
  currency: "id",
  role: "text",
  recipient: "id?",
  amount: "amount",
  part_count: "count",
  block: "count",
} as const;

/** What one recipient got in one role of an event's sales of one kind and currency. */
export type Part = Decoded<typeof SHAPE>;

/** The parts of the events' sales, summed up by Postgres: there are several for each sale and few in sum. */
export async function readParts(session: Session, { schema, keys }: RecomputeScope): Promise<Part[]> {
  const query = sql`
    select sale.event, sale.kind, sale.currency, part.role, part.recipient, sum(part.amount) as amount,
      count(*) as part_count, max(sale.block$) as block
    from ${sql.id(schema, "sale")} sale join ${sql.id(schema, "sale_fee")} part on part.sale = sale.id
    where sale.event = any(${bytesList(keys)}) and sale.price is not null and sale.currency is not null
    group by sale.event, sale.kind, sale.currency, part.role, part.recipient`;
  return await readRows(session, query, SHAPE);
}
