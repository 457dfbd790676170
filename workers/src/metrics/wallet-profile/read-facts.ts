import { bytesList, type Decoded, readRows, type Session } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import { type PlacedShape, readInOrder } from "../../facts/read-in-order.ts";

const PLACE = { wallet: "id", block: "count", log_index: "count", time: "count", id: "id" } as const;

const PURCHASE = {
  ...PLACE,
  event: "id?",
  ticket: "id?",
  kind: "text",
  quantity: "amount",
  currency: "id?",
  price: "amount?",
} as const;
const RESALE = {
  ...PLACE,
  ticket: "id?",
  quantity: "amount",
  currency: "id?",
  price: "amount?",
  royalty: "amount?",
  proceeds: "amount?",
  face_value: "amount?",
  face_currency: "id?",
} as const;
const MOVE = { ...PLACE, ticket: "id?", quantity: "amount" } as const;
const STATUS = {
  ...PLACE,
  event: "id?",
  ticket: "id",
  status: "text",
  amount: "amount?",
  currency: "id?",
} as const;
const USE = { ...PLACE, event: "id?", quantity: "amount" } as const;
const HELD = { wallet: "id", count: "amount", block: "count" } as const;

/** A sale from the side of its buyer. */
export type Purchase = Decoded<typeof PURCHASE>;
/** A secondary sale from the side of its seller. */
export type Resale = Decoded<typeof RESALE>;
/** A movement that delivers no sale, from the side of giver or receiver. */
export type Move = Decoded<typeof MOVE>;
export type Status = Decoded<typeof STATUS>;
export type Use = Decoded<typeof USE>;

/** What the metric reads of one wallet, each list in the order of the chain. */
export interface WalletFacts {
  readonly wallet: string;
  readonly purchases: readonly Purchase[];
  /** Secondary sales by the wallet; its primary ones may be all that a network ever sold, and event-sales counts them. */
  readonly resales: readonly Resale[];
  readonly given: readonly Move[];
  readonly received: readonly Move[];
  readonly statuses: readonly Status[];
  readonly uses: readonly Use[];
  /** Numbered tickets, then others. */
  readonly held: readonly Decoded<typeof HELD>[];
}

export interface WalletScope {
  readonly schema: string;
  readonly keys: readonly Buffer[];
}

/** The facts of every wallet of the scope, each kind read once. */
export async function readFacts(session: Session, scope: WalletScope): Promise<WalletFacts[]> {
  const purchases = await readSide(session, scope, { column: "buyer", ...PURCHASES });
  const resales = await readSide(session, scope, { column: "seller", ...RESALES });
  const given = await readSide(session, scope, { column: "from", ...MOVES });
  const received = await readSide(session, scope, { column: "to", ...MOVES });
  const statuses = await readSide(session, scope, { column: "holder", ...STATUSES });
  const uses = await readSide(session, scope, { column: "holder", ...USES });
  const held = await readHeld(session, scope);
  return scope.keys.map((key) => {
    const wallet = key.toString("latin1");
    return {
      wallet,
      purchases: purchases.get(wallet) ?? [],
      resales: resales.get(wallet) ?? [],
      given: given.get(wallet) ?? [],
      received: received.get(wallet) ?? [],
      statuses: statuses.get(wallet) ?? [],
      uses: uses.get(wallet) ?? [],
      held: held.get(wallet) ?? [],
    };
  });
}

export const IS_RESALE = sql`kind <> 'PRIMARY'`;
/**
 * A movement that is no wallet's doing, or that a sale tells of, counts nowhere. `num_nulls`, since `is null` has Postgres read the index of all movements
 * without a sale, however few a wallet has.
 */
export const IS_MOVE = sql`num_nulls(sale) = 1 and kind in ('GIFT', 'CLAIM', 'CUSTODY') and "from" <> "to"`;
export const IS_COUNTED_STATUS = sql`status in ('CHECKED_IN', 'REFUNDED')`;

const PURCHASES = {
  table: "sale",
  columns: sql`event, ticket, kind, quantity, currency, price`,
  where: sql`true`,
  shape: PURCHASE,
} as const;
const RESALES = {
  table: "sale",
  columns: sql`ticket, quantity, currency, price, royalty, proceeds, face_value, face_currency`,
  where: IS_RESALE,
  shape: RESALE,
} as const;
const MOVES = {
  table: "transfer",
  columns: sql`ticket, quantity`,
  where: IS_MOVE,
  shape: MOVE,
} as const;
const STATUSES = {
  table: "ticket_status_change",
  columns: sql`event, ticket, status, refund_amount as amount, refund_currency as currency`,
  where: IS_COUNTED_STATUS,
  shape: STATUS,
} as const;
const USES = {
  table: "holding_use",
  columns: sql`event, quantity`,
  where: sql`true`,
  shape: USE,
} as const;

interface Side<Shape> {
  readonly table: string;
  /** Column that holds the wallet. */
  readonly column: string;
  readonly columns: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  readonly shape: Shape;
}

async function readSide<Shape extends PlacedShape & { readonly wallet: "id" }>(
  session: Session,
  { schema, keys }: WalletScope,
  { table, column, columns, where, shape }: Side<Shape>,
): Promise<Map<string, Decoded<Shape>[]>> {
  const wallet = sql.id(column);
  const query = sql`
    select ${wallet} as wallet, id, block$ as block, log_index, "timestamp"::bigint as time, ${columns}
    from ${rowsOf(schema, { table, column, keys })} and ${where}`;
  const rows = await readInOrder(session, query, shape);
  return Map.groupBy(rows, (row) => (row as { readonly wallet: string }).wallet);
}

/** A void, refunded, expired or burned ticket is held no more. */
const HELD_TICKETS = sql`count(*) filter (where status not in ('VOIDED', 'REFUNDED', 'EXPIRED', 'BURNED'))::numeric`;

/** What wallets hold now, counted by Postgres. */
async function readHeld(session: Session, { schema, keys }: WalletScope) {
  const held = keys.length < FEWEST_SCANNED ? heldBy(schema, keys) : heldAmong(schema, keys);
  const query = sql`${held("ticket", HELD_TICKETS)} union all ${held("holding", sql`sum(quantity)`)}`;
  return Map.groupBy(await readRows(session, query, HELD), ({ wallet }) => wallet);
}

/** Wallet by wallet: for some hundreds at once Postgres would rather read every ticket there is. */
function heldBy(schema: string, keys: readonly Buffer[]) {
  return (table: string, count: RawBuilder<unknown>) => sql`
    select asked.wallet, held.* from unnest(${bytesList(keys)}) as asked (wallet) cross join lateral (
      select ${count} as count, max(lower(block_range)) as block from ${sql.id(schema, table)}
      where substring(owner, 1, 64) = asked.wallet and upper_inf(block_range) having count(*) > 0
    ) held`;
}

function heldAmong(schema: string, keys: readonly Buffer[]) {
  return (table: string, count: RawBuilder<unknown>) => sql`
    select owner as wallet, ${count} as count, max(lower(block_range)) as block
    from ${rowsOf(schema, { table, column: "owner", keys })} and upper_inf(block_range) group by owner`;
}

/** Fewer keys are a list, which Postgres looks up in an index. */
const FEWEST_SCANNED = 2000;

interface Accounts {
  readonly table: string;
  readonly column: string;
  readonly keys: readonly Buffer[];
}

/**
 * A table and the beginning of a condition on it: an account is one of the keys. As the indexes on accounts have it; addresses are much
 * shorter. Many keys are joined: as a list they would be compared with the statistics one by one before the statement begins.
 */
function rowsOf(schema: string, { table, column, keys }: Accounts): RawBuilder<unknown> {
  const account = sql`substring(${sql.id(column)}, 1, 64)`;
  if (keys.length < FEWEST_SCANNED)
    return sql`${sql.id(schema, table)} where ${account} = any(${bytesList(keys)})`;
  return sql`unnest(${bytesList(keys)}) as asked (account) join ${sql.id(schema, table)} on ${account} = asked.account where true`;
}
