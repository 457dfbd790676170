import { AppError } from "@facevalue/core";
import { type RawBuilder, sql } from "kysely";
import { toUnixSeconds } from "../../../exact/unix-time.ts";
import type {
  EventFilter,
  EventOrder,
  EventOrderField,
  OrderDirection,
} from "../../../generated/resolver-types.ts";
import { toBytes } from "../../../graphql/entity-ref.ts";
import type { ListDefinition } from "../../../pagination/list-definition.ts";
import type { ListOrder, SortColumn } from "../../../pagination/list-order.ts";
import type { EventRecord } from "../event-record.ts";
import { EVENT_COLUMNS, type EventRow, toEventRecord } from "./event-row.ts";

/**
 * Ignores case, and sorts the same whatever the database's language. Names may be of any length, cursors hold
 * them: the first 100 characters decide.
 */
const NAME: SortColumn = { expression: sql`(left(lower(t.name), 100) collate "C")`, type: "text" };

const SORT_COLUMNS: Readonly<Record<EventOrderField, SortColumn>> = {
  STARTS_AT: { expression: sql`coalesce(t.starts_at, 0)`, type: "numeric" },
  PUBLISHED_AT: { expression: sql`t.published_at`, type: "numeric" },
  NAME,
  ISSUED_COUNT: { expression: sql`t.issued_count`, type: "numeric" },
};

export function eventOrder({ field, direction }: EventOrder): ListOrder {
  const columns = [SORT_COLUMNS[field]];
  if (field === "STARTS_AT") columns.unshift(isStartUnknown(direction));
  return { name: `event.${field}`, direction, columns };
}

/** Puts events whose start is not known last, whichever way the list runs. */
function isStartUnknown(direction: OrderDirection): SortColumn {
  const isLargest = direction === "ASC" ? sql`t.starts_at is null` : sql`t.starts_at is not null`;
  return { expression: sql`(${isLargest})::int`, type: "integer" };
}

/** Events that match `filter`, whose chainId is for the caller to heed. */
export function eventList(filter: EventFilter, order: ListOrder): ListDefinition<EventRow, EventRecord> {
  const conditions = [sql`upper_inf(t.block_range)`, ...eventConditions(filter)];
  return {
    table: "event",
    columns: EVENT_COLUMNS,
    condition: sql.join(conditions, sql` and `),
    order,
    toItem: toEventRecord,
    countLimit: null,
  };
}

function eventConditions(filter: EventFilter): RawBuilder<unknown>[] {
  const { organizer, contract, status, search, startsAfter, startsBefore } = filter;
  const conditions: RawBuilder<unknown>[] = [];
  if (organizer) conditions.push(sql`t.organizer = ${toBytes(organizer)}`);
  if (contract) conditions.push(sql`t.contract = ${toBytes(contract)}`);
  if (status) conditions.push(sql`t.status::text = ${status}`);
  if (startsAfter) conditions.push(sql`t.starts_at >= ${toUnixSeconds(startsAfter)}::numeric`);
  if (startsBefore) conditions.push(sql`t.starts_at < ${toUnixSeconds(startsBefore)}::numeric`);
  if (search) conditions.push(searchCondition(search));
  return conditions;
}

const MAX_SEARCH_LENGTH = 200;

function searchCondition(search: string): RawBuilder<unknown> {
  if (search.length > MAX_SEARCH_LENGTH || search.includes("\0")) {
    throw new AppError("BAD_USER_INPUT", `search must be text of at most ${MAX_SEARCH_LENGTH} characters`);
  }
  const pattern = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return sql`(t.name ilike ${pattern} or t.artist ilike ${pattern} or t.venue ilike ${pattern} or t.city ilike ${pattern})`;
}
