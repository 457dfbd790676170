import { useState } from "react";
import { read } from "../../api/read.ts";
import { type JoinedPages, readPages } from "../../api/read-pages.ts";
import { type Polled, usePolled } from "../../api/use-polled.ts";
import { POLL_INTERVAL_MS } from "../../app/networks-context.tsx";
import type * as Generated from "../../generated/graphql.ts";
import type { EventPlace } from "./event-place.ts";
import { EventSalesQuery } from "./event-queries.ts";
import { placeKey } from "./use-event.ts";

export type SaleRow = NonNullable<Generated.EventSalesQuery["event"]>["sales"]["nodes"][number];

const PAGE_SIZE = 12;
const NO_SALES = { nodes: [], totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null } };

/** An event's newest sales, kept fresh, with a way to see earlier ones. */
export function useLatestSales(
  place: EventPlace,
  kind: Generated.SaleKind | undefined,
): { readonly sales: Polled<JoinedPages<SaleRow>>; readonly loadMore: () => void } {
  const [pages, setPages] = useState({ kind, count: 1 });
  const pageCount = pages.kind === kind ? pages.count : 1;
  const sales = usePolled<JoinedPages<SaleRow>>(
    `sales:${placeKey(place)}:${kind ?? "all"}:${pageCount}`,
    (policy) =>
      readPages(pageCount, async (after) => {
        const variables = { ...place, first: PAGE_SIZE, after, ...(kind ? { where: { kind } } : {}) };
        return (await read(EventSalesQuery, variables, policy)).event?.sales ?? NO_SALES;
      }),
    POLL_INTERVAL_MS,
  );
  return { sales, loadMore: () => setPages({ kind, count: pageCount + 1 }) };
}
