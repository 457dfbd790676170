import { useState } from "react";
import { read } from "../../api/read.ts";
import { type JoinedPages, readPages } from "../../api/read-pages.ts";
import { type Polled, usePolled } from "../../api/use-polled.ts";
import { POLL_INTERVAL_MS } from "../../app/networks-context.tsx";
import type { EventRowFragment } from "../../generated/graphql.ts";
import { EventsQuery } from "./events-query.ts";
import { type EventsSearch, orderOf } from "./events-search.ts";

const PAGE_SIZE = 25;

/** The list of events for the filters in the address, kept fresh, with a way to see more. */
export function useEvents(search: EventsSearch): {
  readonly events: Polled<JoinedPages<EventRowFragment>>;
  readonly loadMore: () => void;
} {
  const filters = JSON.stringify(search);
  const [pages, setPages] = useState({ filters, count: 1 });
  const pageCount = pages.filters === filters ? pages.count : 1;
  const where = {
    ...(search.q ? { search: search.q } : {}),
    ...(search.status ? { status: search.status } : {}),
    ...(search.chain ? { chainId: search.chain } : {}),
  };
  const events = usePolled<JoinedPages<EventRowFragment>>(
    `events:${filters}:${pageCount}`,
    (policy) =>
      readPages(pageCount, async (after) => {
        const variables = { first: PAGE_SIZE, after, where, orderBy: orderOf(search) };
        return (await read(EventsQuery, variables, policy)).events;
      }),
    POLL_INTERVAL_MS,
  );
  return { events, loadMore: () => setPages({ filters, count: pageCount + 1 }) };
}
