import { type Decoded, isPriceShared, type Session } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import type { EventSource } from "../memory/event-memory.ts";
import { type AddedRows, rowsOfEvents } from "../memory/rows-of-events.ts";
import type { RecomputeScope } from "../metrics/metric.ts";
import { readInOrder } from "./read-in-order.ts";

const SHAPE = {
  id: "id",
  event: "id",
  contract: "id",
  ticket_type: "id?",
  ticket: "id?",
  unnumbered: "id?",
  kind: "text",
  quantity: "amount",
  seller: "id",
  buyer: "id",
  payer: "id",
  currency: "id?",
  price: "amount?",
  royalty: "amount?",
  royalty_due: "amount?",
  fee: "amount?",
  proceeds: "amount?",
  face_value: "amount?",
  face_currency: "id?",
  resale_cap_bps: "amount?",
  hop: "count?",
  marketplace: "id?",
  is_price_shared: "flag",
  is_wash_suspect: "flag",
  time: "count",
  block: "count",
  log_index: "count",
} as const;

type Column = keyof typeof SHAPE;
type Sale = Decoded<typeof SHAPE>;

/**
 * A sale. Times in unix seconds, amounts in smallest units, for all of its tickets. `unnumbered`: contract and token id of tickets without
 * a number of their own. `is_price_shared`: the price was worked out from an order that also sold tickets elsewhere.
 */
export type SaleFacts<Name extends Column = Column> = Pick<Sale, Name>;

/** Columns that are called otherwise, or worked out. */
const SOURCES: Partial<Record<Column, (schema: string) => RawBuilder<unknown>>> = {
  unnumbered: () =>
    sql`case when ticket is null then contract || convert_to(token_id::text, 'UTF8') end as unnumbered`,
  time: () => sql`"timestamp"::bigint as time`,
  block: () => sql`block$ as block`,
  is_price_shared: (schema) => sql`${isPriceShared(schema, "sale")} as is_price_shared`,
};

const COLUMNS = Object.keys(SHAPE) as Column[];

const SALES: EventSource<readonly Sale[]> = {
  name: "sale",
  none: [],
  sizeOf: (sales) => sales.length,
  async read(session, rows, known) {
    const added = Map.groupBy(await readColumns(session, rows, COLUMNS), ({ event }) => event);
    return new Map([...added].map(([event, sales]) => [event, [...(known.get(event) ?? []), ...sales]]));
  },
};

/**
 * The sales of the scope's events by event, in the order of the chain: at least these columns, which alone are read where nothing is
 * remembered.
 */
export async function readSales<Name extends Column>(
  session: Session,
  scope: RecomputeScope,
  names: readonly Name[],
): Promise<ReadonlyMap<string, readonly SaleFacts<Name | "event">[]>> {
  if (scope.memory !== undefined) return await scope.memory.read(session, scope, SALES);
  const rows = rowsOfEvents(scope.schema, scope.keys);
  return Map.groupBy(await readColumns(session, rows, names), ({ event }) => event);
}

async function readColumns<Name extends Column>(
  session: Session,
  { schema, from }: AddedRows,
  names: readonly Name[],
): Promise<SaleFacts<Name | "event">[]> {
  const wanted = [...new Set<Column>([...names, "event", "block", "log_index", "id"])];
  const columns = wanted.map((name) => SOURCES[name]?.(schema) ?? sql.id("sale", name));
  const shape = Object.fromEntries(wanted.map((name) => [name, SHAPE[name]])) as Pick<
    typeof SHAPE,
    "event" | "block" | "log_index" | "id"
  >;
  const rows = await readInOrder(session, sql`select ${sql.join(columns)} from ${from("sale")}`, shape);
  return rows as unknown as SaleFacts<Name | "event">[];
}
