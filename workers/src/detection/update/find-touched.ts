import { readRows, type Session } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import { NETWORK_KEY } from "../../metrics/metric.ts";

/** An entity of the last run, of which later blocks tell something. */
export interface TouchedEntity {
  /** Hex with 0x. */
  readonly id: string;
  /** Addresses, ascending. */
  readonly wallets: readonly Buffer[];
}

const NAMED: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ["sale", ["buyer", "seller"]],
  ["transfer", ["from", "to"]],
  ["listing_change", ["seller"]],
  ["ticket_status_change", ["holder"]],
  ["holding_use", ["holder"]],
];

export interface BlockRange {
  readonly after: number;
  /** The newest unless given. */
  readonly to?: number | undefined;
}

/** Entities with a score whose wallets the rows of these blocks name. Wallets that the last run did not know are left to the next one: nobody knows their roles. */
export async function findTouched(
  session: Session,
  { chainId, schema }: { readonly chainId: number; readonly schema: string },
  { after, to }: BlockRange,
): Promise<TouchedEntity[]> {
  const own = sql`chain_id = ${sql.lit(chainId)} and network_key = ${key()}`;
  const query = sql`
    with named as materialized (${namedWithin(schema, { after, to })}),
    touched as materialized (
      select entity from named join metrics.entity_member using (wallet) where ${own}
      union select entity from named join metrics.score on entity = wallet where ${own}
    )
    select entity, coalesce(wallet, entity) as wallet from touched
    left join (select entity, wallet from metrics.entity_member where ${own}) member using (entity)
    order by 1, 2`;
  const rows = await readRows(session, query, { entity: "id", wallet: "id" });
  return [...Map.groupBy(rows, ({ entity }) => entity)].map(([entity, members]) => ({
    id: `0x${bytes(entity).toString("hex")}`,
    wallets: members.map(({ wallet }) => bytes(wallet)),
  }));
}

function namedWithin(schema: string, { after, to }: BlockRange): RawBuilder<unknown> {
  const isWithin = sql`block$ > ${sql.lit(after)} and ${to === undefined ? sql`true` : sql`block$ <= ${sql.lit(to)}`}`;
  const selects = NAMED.flatMap(([table, columns]) =>
    columns.map(
      (column) => sql`select ${sql.id(column)} as wallet from ${sql.id(schema, table)} where ${isWithin}`,
    ),
  );
  return sql.join(selects, sql` union `);
}

function key(): RawBuilder<unknown> {
  return sql.raw(`'\\x${NETWORK_KEY.toString("hex")}'::bytea`);
}

function bytes(id: string): Buffer {
  return Buffer.from(id, "latin1");
}
