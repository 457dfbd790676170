import { bytesList, type Decoded, isPriceShared, type Session } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import type { RecomputeScope } from "../metrics/metric.ts";
import { readInOrder } from "./read-in-order.ts";

const SHAPE = {
  id: "id",
  event: "id",
  ticket_type: "id?",
  ticket: "id?",
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
  is_price_shared: "flag",
  is_wash_suspect: "flag",
  time: "count",
  block: "count",
  log_index: "count",
} as const;

type Column = keyof typeof SHAPE;

/**
 * A sale. Times in unix seconds, amounts in smallest units, for all of its tickets. `is_price_shared`: the price was worked
 * out from an order that also sold tickets elsewhere.
 */
export type SaleFacts<Name extends Column = Column> = Pick<Decoded<typeof SHAPE>, Name>;

/** Columns that are called otherwise, or worked out. */
const SOURCES: Partial<Record<Column, (schema: string) => ReturnType<typeof sql>>> = {
  time: () => sql`"timestamp"::bigint as time`,
  block: () => sql`block$ as block`,
  is_price_shared: (schema) => sql`${isPriceShared(schema, "sale")} as is_price_shared`,
};

/**
 * The sales of the scope's events by event: these columns, in the order of the chain. Fewer columns are read faster, and
 * so are fewer rows: `filter` is a condition on the table, which the statement calls `sale`.
 */
export async function readSales<Name extends Column>(
  session: Session,
  { schema, keys }: RecomputeScope,
  names: readonly Name[],
  filter: RawBuilder<unknown> = sql`true`,
): Promise<Map<string, SaleFacts<Name | "event">[]>> {
  const wanted: readonly Column[] = [...new Set<Column>([...names, "event", "block", "log_index", "id"])];
  const columns = wanted.map((name) => SOURCES[name]?.(schema) ?? sql.id("sale", name));
  const query = sql`
    select ${sql.join(columns)} from ${sql.id(schema, "sale")} sale
    where event = any(${bytesList(keys)}) and ${filter}`;
  const shape = Object.fromEntries(wanted.map((name) => [name, SHAPE[name]])) as Pick<
    typeof SHAPE,
    Name | "event" | "block" | "log_index" | "id"
  >;
  const sales = (await readInOrder(session, query, shape)) as SaleFacts<Name | "event">[];
  return Map.groupBy(sales, (sale) => (sale as SaleFacts<"event">).event);
}
