import { useState } from "react";
import { read } from "../../api/read.ts";
import { type JoinedPages, readPages } from "../../api/read-pages.ts";
import { type Polled, usePolled } from "../../api/use-polled.ts";
import type * as Generated from "../../generated/graphql.ts";
import type { EventPlace } from "../event/event-place.ts";
import { placeKey } from "../event/use-event.ts";
import { EventHoldersQuery, HolderListQuery } from "./event-holders-query.ts";

type Event = NonNullable<Generated.EventHoldersQuery["event"]>;
export type HolderFigures = Event["holderFigures"];
export type Holder = NonNullable<Generated.HolderListQuery["event"]>["holders"]["nodes"][number];

const INTERVAL_MS = 5_000;
const PAGE_SIZE = 20;
const NOBODY = { nodes: [], totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null } };

/** Figures of an event's holders, kept fresh. */
export function useHolderFigures(place: EventPlace): Polled<HolderFigures | null> {
  return usePolled<HolderFigures | null>(
    `holders:${placeKey(place)}`,
    async (policy) => (await read(EventHoldersQuery, place, policy)).event?.holderFigures ?? null,
    INTERVAL_MS,
  );
}

/** The wallets with most tickets, kept fresh, with a way to see more. */
export function useHolderList(place: EventPlace): {
  readonly holders: Polled<JoinedPages<Holder>>;
  readonly loadMore: () => void;
} {
  const [pageCount, setPageCount] = useState(1);
  const holders = usePolled<JoinedPages<Holder>>(
    `holder-list:${placeKey(place)}:${pageCount}`,
    (policy) =>
      readPages(pageCount, async (after) => {
        const variables = { ...place, first: PAGE_SIZE, after };
        return (await read(HolderListQuery, variables, policy)).event?.holders ?? NOBODY;
      }),
    INTERVAL_MS,
  );
  return { holders, loadMore: () => setPageCount(pageCount + 1) };
}
