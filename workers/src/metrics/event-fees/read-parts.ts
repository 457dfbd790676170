import { type Decoded, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { type EventSource, readWhole } from "../../memory/event-memory.ts";
import type { AddedRows } from "../../memory/rows-of-events.ts";
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

const PARTS: EventSource<readonly Part[]> = {
  name: "sale part",
  none: [],
  sizeOf: (parts) => parts.length,
  async read(session, rows, known) {
    const added = Map.groupBy(await readAdded(session, rows), ({ event }) => event);
    return new Map(
      [...added].map(([event, parts]) => [event, addUp([...(known.get(event) ?? []), ...parts])]),
    );
  },
};

/** The parts of the events' sales in sum, by event. */
export async function readParts(
  session: Session,
  scope: RecomputeScope,
): Promise<ReadonlyMap<string, readonly Part[]>> {
  return await (scope.memory?.read(session, scope, PARTS) ?? readWhole(session, scope, PARTS));
}

/**
 * Summed up by Postgres: there are several for each sale and few in sum. The offset has those of each sale looked up: joined, Postgres would read
 * the whole table for every batch of events.
 */
async function readAdded(session: Session, { schema, from }: AddedRows): Promise<Part[]> {
  const fee = sql.id(schema, "sale_fee");
  const query = sql`
    select sale.event, sale.kind, sale.currency, part.role, part.recipient, sum(part.amount) as amount,
      count(*) as part_count, max(sale.block$) as block
    from ${from("sale")}
    cross join lateral (select * from ${fee} own where own.sale = sale.id offset 0) part
    where sale.price is not null and sale.currency is not null
    group by sale.event, sale.kind, sale.currency, part.role, part.recipient`;
  return await readRows(session, query, SHAPE);
}

function addUp(parts: readonly Part[]): Part[] {
  const sums = new Map<string, Part>();
  for (const part of parts) {
    const name = `${part.kind} ${part.role} ${part.currency.length} ${part.currency} ${part.recipient}`;
    const sum = sums.get(name);
    sums.set(name, sum === undefined ? part : together(sum, part));
  }
  return [...sums.values()];
}

function together(one: Part, other: Part): Part {
  return {
    ...one,
    amount: one.amount + other.amount,
    part_count: one.part_count + other.part_count,
    block: Math.max(one.block, other.block),
  };
}
