import { AppError } from "@facevalue/core";
import { type RawBuilder, sql } from "kysely";
import type { FlagFilter } from "../../../generated/resolver-types.ts";
import { type EntityRef, toBytes } from "../../../graphql/entity-ref.ts";
import { decodeGlobalId } from "../../../graphql/global-id.ts";
import type { ListDefinition } from "../../../pagination/list-definition.ts";
import type { ListOrder } from "../../../pagination/list-order.ts";
import type { FlagRecord } from "../flag-record.ts";
import { chainOf, flagQueue } from "./flag-queue.sql.ts";
import { FLAG_COLUMNS, type FlagRow, toFlagRecord } from "./flag-row.ts";

/** The most urgent first. */
export const FLAG_ORDER: ListOrder = {
  name: "flag.PRIORITY",
  direction: "DESC",
  columns: [{ expression: sql`t.priority`, type: "numeric" }],
};

/**
 * Flags that match `filter`, whose chainId is for the caller to heed.
 * @throws BAD_USER_INPUT for the band NONE, and what is no event's id
 */
export function flagList(filter: FlagFilter): ListDefinition<FlagRow, FlagRecord> {
  const { bands, wallet } = filter;
  if (bands?.includes("NONE")) {
    throw new AppError("BAD_USER_INPUT", "NONE is no band of the queue: ask for flag with the wallet");
  }
  const event = filter.event ? eventOf(filter.event) : null;
  return {
    table: (schema, chainId) => {
      const conditions: RawBuilder<unknown>[] = [sql`true`];
      if (wallet) conditions.push(sql`queue.entity = ${entityOfWallet(chainId, wallet)}`);
      if (event) conditions.push(isPartOf(event, schema, chainId));
      return sql`select * from (${flagQueue(chainId)}) queue where ${sql.join(conditions, sql` and `)}`;
    },
    columns: FLAG_COLUMNS,
    condition: bands ? sql`t.band = any(${bands.map((band) => band.toLowerCase())}::text[])` : sql`true`,
    order: FLAG_ORDER,
    toItem: toFlagRecord,
    countLimit: null,
  };
}

function eventOf(id: string): EntityRef {
  const { type, ...event } = decodeGlobalId(id);
  if (type === "Event") return event;
  throw new AppError("BAD_USER_INPUT", `the id of an event is wanted, this is that of a ${type}`);
}

/** The entity that a wallet belongs to; one that acts alone is its own. */
function entityOfWallet(chainId: number, wallet: string): RawBuilder<unknown> {
  const bytes = toBytes(wallet);
  return sql`coalesce(
    (select entity from metrics.entity_member where chain_id = ${chainOf(chainId)} and wallet = ${bytes}), ${bytes})`;
}

/** Whether a wallet of the entity bought or sold a ticket of the event. */
function isPartOf(event: EntityRef, schema: string, chainId: number): RawBuilder<unknown> {
  if (event.chainId !== chainId) return sql`false`;
  const sales = sql`${sql.id(schema, "sale")} where event = ${toBytes(event.key)}`;
  return sql`queue.entity in (
    select coalesce(member.entity, part.wallet)
    from (select buyer as wallet from ${sales} union select seller from ${sales}) part
      left join metrics.entity_member member on member.chain_id = ${chainOf(chainId)} and member.wallet = part.wallet)`;
}
