import { useState } from "react";
import { read } from "../../api/read.ts";
import { type JoinedPages, readPages } from "../../api/read-pages.ts";
import { type Polled, usePolled } from "../../api/use-polled.ts";
import { POLL_INTERVAL_MS } from "../../app/networks-context.tsx";
import type * as Generated from "../../generated/graphql.ts";
import type { TicketPlace } from "./ticket-place.ts";
import { TicketHistoryQuery, TicketQuery } from "./ticket-queries.ts";

export type TicketDetails = NonNullable<Generated.TicketQuery["ticket"]>;
export type HistoryEntry = NonNullable<Generated.TicketHistoryQuery["ticket"]>["history"]["nodes"][number];

const PAGE_SIZE = 50;
const NOTHING = { nodes: [], totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null } };

const keyOf = ({ chainId, contract, tokenId }: TicketPlace) =>
  `${chainId}/${contract.toLowerCase()}/${tokenId}`;

/** A ticket, kept fresh; null data when there is no such ticket. */
export function useTicket(place: TicketPlace): Polled<TicketDetails | null> {
  return usePolled<TicketDetails | null>(
    `ticket:${keyOf(place)}`,
    async (policy) => (await read(TicketQuery, place, policy)).ticket,
    POLL_INTERVAL_MS,
  );
}

/** What happened to a ticket, from its issue on, with a way to see more. */
export function useTicketHistory(place: TicketPlace): {
  readonly history: Polled<JoinedPages<HistoryEntry>>;
  readonly loadMore: () => void;
} {
  const [pageCount, setPageCount] = useState(1);
  const history = usePolled<JoinedPages<HistoryEntry>>(
    `ticket-history:${keyOf(place)}:${pageCount}`,
    (policy) =>
      readPages(pageCount, async (after) => {
        const variables = { ...place, first: PAGE_SIZE, after };
        return (await read(TicketHistoryQuery, variables, policy)).ticket?.history ?? NOTHING;
      }),
    POLL_INTERVAL_MS,
  );
  return { history, loadMore: () => setPageCount(pageCount + 1) };
}
