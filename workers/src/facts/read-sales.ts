import { type Decoded, isPriceShared, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { type EventSource, readWhole } from "../memory/event-memory.ts";
import type { AddedRows } from "../memory/rows-of-events.ts";
import type { RecomputeScope } from "../metrics/metric.ts";

const SHAPE = {
  id: "id",
  event: "repeated",
  contract: "repeated",
  ticket_type: "repeated?",
  ticket: "id?",
  unnumbered: "id?",
  kind: "label",
  quantity: "amount",
  seller: "repeated",
  buyer: "repeated",
  payer: "repeated",
  currency: "repeated?",
  price: "amount?",
  royalty: "amount?",
  royalty_due: "amount?",
  fee: "amount?",
  proceeds: "amount?",
  face_value: "amount?",
  face_currency: "repeated?",
  resale_cap_bps: "amount?",
  hop: "count?",
  marketplace: "repeated?",
  is_price_shared: "flag",
  is_wash_suspect: "flag",
  time: "count",
  block: "count",
  log_index: "count",
} as const;

type Sale = Decoded<typeof SHAPE>;

/**
 * A sale. Times in unix seconds, amounts in smallest units, for all of its tickets. `unnumbered`: contract and token id of tickets without
 * a number of their own. `is_price_shared`: the price was worked out from an order that also sold tickets elsewhere.
 */
export type SaleFacts<Name extends keyof Sale = keyof Sale> = Pick<Sale, Name>;

const SALES: EventSource<readonly Sale[]> = {
  name: "sale",
  none: [],
  sizeOf: (sales) => sales.length,
  async read(session, rows, known) {
    const added = Map.groupBy(await readAdded(session, rows), ({ event }) => event);
    return new Map([...added].map(([event, sales]) => [event, [...(known.get(event) ?? []), ...sales]]));
  },
};

/** The sales of the scope's events by event, in the order of the chain. */
export async function readSales(
  session: Session,
  scope: RecomputeScope,
): Promise<ReadonlyMap<string, readonly SaleFacts[]>> {
  return await (scope.memory?.read(session, scope, SALES) ?? readWhole(session, scope, SALES));
}

async function readAdded(session: Session, { schema, from }: AddedRows): Promise<Sale[]> {
  const query = sql`
    select id, event, contract, ticket_type, ticket,
      case when ticket is null then contract || convert_to(token_id::text, 'UTF8') end as unnumbered,
      kind, quantity, seller, buyer, payer, currency, price, royalty, royalty_due, fee, proceeds, face_value, face_currency,
      resale_cap_bps, hop, marketplace, ${isPriceShared(schema, "sale")} as is_price_shared, is_wash_suspect,
      "timestamp"::bigint as time, block$ as block, log_index
    from ${from("sale")} order by block$, log_index, id`;
  return await readRows(session, query, SHAPE);
}
