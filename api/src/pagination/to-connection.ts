import type { ConnectionRecord } from "./connection-record.ts";
import { encodeCursor } from "./cursor.ts";
import type { ListRead } from "./list-definition.ts";

/** What the statements of this folder add to a list's own columns. Without an item, `id` is null. */
export interface PageColumns {
  readonly chain_id: string | null;
  readonly id: Buffer | null;
  readonly page_has_before: boolean;
  readonly page_has_after: boolean;
  readonly page_total: string | null;
  readonly [sort: `page_sort_${number}`]: string | number | null;
}

/** A page from its rows, of which there is one more than wanted when the list goes on. At least one row. */
export function toConnection<Row, Item>(
  { list, page, isCounted }: ListRead<Row, Item>,
  rows: readonly (Row & PageColumns)[],
): ConnectionRecord<Item> {
  const items = rows.filter(({ id }) => id !== null);
  const hasMore = items.length > page.limit;
  const shown = items.slice(0, page.limit);
  if (page.isBackward) shown.reverse();
  const edges = shown.map((row) => ({ cursor: cursorOf(list.order, row), node: list.toItem(row) }));
  const [state] = rows;
  const hasBefore = state?.page_has_before === true;
  const hasAfter = state?.page_has_after === true;
  return {
    edges,
    pageInfo: {
      hasPreviousPage: hasBefore || (page.isBackward && hasMore),
      hasNextPage: hasAfter || (!page.isBackward && hasMore),
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: isCounted ? totalOf(state?.page_total ?? "0", list.countLimit) : null,
  };
}

function cursorOf(order: Parameters<typeof encodeCursor>[0], row: PageColumns): string {
  const values = order.columns.map((_, index) => String(row[`page_sort_${index}`]));
  return encodeCursor(order, { values, chainId: String(row.chain_id), id: row.id?.toString("hex") ?? "" });
}

function totalOf(total: string, limit: number | null): number | null {
  const count = Number(total);
  return limit !== null && count > limit ? null : count;
}
