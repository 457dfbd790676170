import { type RawBuilder, sql } from "kysely";
import { columnsOf } from "../graphql/columns.ts";
import type { NetworkTables } from "../modules/network/providers/network-directory.ts";
import type { Place } from "./cursor.ts";
import type { ListRead } from "./list-definition.ts";
import type { ListOrder, SortColumn } from "./list-order.ts";

type Sql = RawBuilder<unknown>;
type Read = ListRead<never, unknown>;
type Comparison = "after" | "before" | "atOrAfter" | "atOrBefore";

/** The page's rows of one network: the list's columns, chain_id and the sort values as page_sort_0, 1, …. */
export function pageRows({ list, page }: Read, network: NetworkTables, parent: Sql): Sql {
  const { order } = list;
  const sorts = order.columns.map(({ expression }, index) => sql`, ${expression} as ${sortAlias(index)}`);
  const after = page.after === null ? sql`` : sql`and ${compare(order, network, "after", page.after)}`;
  const before = page.before === null ? sql`` : sql`and ${compare(order, network, "before", page.before)}`;
  const columns = [...withinNetwork(order.columns).map(({ expression }) => expression), sql`t.id`];
  return sql`
    select ${chainIdOf(network)} as chain_id, ${columnsOf(list.columns, network.schema)} ${sql.join(sorts, sql``)}
    from ${sourceOf(list, network)} t
    where ${parent} and ${list.condition} ${after} ${before}
    order by ${orderBy(columns, isDescending(order, page.isBackward))} limit ${page.limit + 1}`;
}

/** Sorts rows of `pageRows` of several networks; nearest first to the end that the page is taken from. */
export function pageOrder({ list, page }: Read): Sql {
  const columns = [...list.order.columns.map((_, index) => sortAlias(index)), sql`chain_id`, sql`id`];
  return orderBy(columns, isDescending(list.order, page.isBackward));
}

/** Whether there are items on the far side of the page's cursors, and the total: one row of three columns. */
export function pageEdges(
  { list, page, isCounted }: Read,
  networks: readonly NetworkTables[],
  parent: Sql,
): Sql {
  const exists = (comparison: Comparison, place: Place | null) => {
    if (place === null) return sql`false`;
    const branches = networks.map(
      (network) => sql`exists (select from ${sourceOf(list, network)} t
        where ${parent} and ${list.condition} and ${compare(list.order, network, comparison, place)})`,
    );
    return sql`(${sql.join(branches, sql` or `)})`;
  };
  const counts = networks.map(
    (network) => sql`(select count(*) from (select from ${sourceOf(list, network)} t
      where ${parent} and ${list.condition}
      ${list.countLimit === null ? sql`` : sql`limit ${list.countLimit + 1}`}) counted)`,
  );
  const total = isCounted ? sql`(${sql.join(counts, sql` + `)})` : sql`null`;
  // Without offset, Postgres would merge this row into the query around it and count again for every item.
  return sql`
    select ${exists("atOrBefore", page.after)} as page_has_before, ${exists("atOrAfter", page.before)} as page_has_after,
      ${total}::bigint as page_total
    offset 0`;
}

function sourceOf({ table }: Read["list"], { schema, chainId }: NetworkTables): Sql {
  return typeof table === "string" ? sql.id(schema, table) : sql`(${table(schema, chainId)})`;
}

export function chainIdOf(network: NetworkTables): Sql {
  return sql`${sql.lit(String(network.chainId))}::bigint`;
}

/** The columns that are enough to sort the items of one network, which indexes can serve. */
function withinNetwork<Column extends SortColumn>(columns: readonly Column[]): readonly Column[] {
  return columns.filter(({ isForSeveralNetworks }) => isForSeveralNetworks !== true);
}

function sortAlias(index: number): Sql {
  return sql.id(`page_sort_${index}`);
}

function isDescending(order: ListOrder, isBackward: boolean): boolean {
  return (order.direction === "DESC") !== isBackward;
}

function orderBy(columns: readonly Sql[], isDescendingOrder: boolean): Sql {
  const direction = isDescendingOrder ? sql` desc` : sql``;
  return sql.join(columns.map((column) => sql`${column}${direction}`));
}

const ASCENDING = { after: ">", before: "<", atOrAfter: ">=", atOrBefore: "<=" } as const;
const DESCENDING = { after: "<", before: ">", atOrAfter: "<=", atOrBefore: ">=" } as const;

/** Compares a row's place in the list with `place`, as one row value so that an index can serve it. */
function compare(order: ListOrder, network: NetworkTables, comparison: Comparison, place: Place): Sql {
  const operator = (order.direction === "ASC" ? ASCENDING : DESCENDING)[comparison];
  const placed = order.columns.map((column, index) => ({ ...column, value: place.values[index] }));
  const columns = place.chainId === String(network.chainId) ? withinNetwork(placed) : placed;
  const own = [...columns.map(({ expression }) => expression), chainIdOf(network), sql`t.id`];
  const values = columns.map(({ type, value }) => sql`${value}::${sql.raw(type)}`);
  const others = [...values, sql`${place.chainId}::bigint`, sql`${Buffer.from(place.id, "hex")}::bytea`];
  return sql`(${sql.join(own)}) ${sql.raw(operator)} (${sql.join(others)})`;
}
