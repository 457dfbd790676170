import { useState } from "react";
import { readAsReviewer } from "../../api/read-as-reviewer.ts";
import { type JoinedPages, readPages } from "../../api/read-pages.ts";
import type { ReviewerKey } from "../../api/reviewer-key.ts";
import { type Polled, usePolled } from "../../api/use-polled.ts";
import type { FlagRowFragment, FlagsQuery as FlagsAnswer, NullReason } from "../../generated/graphql.ts";
import { FlagsQuery } from "./flags-queries.ts";
import type { FlagsSearch } from "./flags-search.ts";

const PAGE_SIZE = 25;
const INTERVAL_MS = 10_000;

export interface Queue extends JoinedPages<FlagRowFragment> {
  /** Why there is no queue; null when there is one. */
  readonly reason: NullReason | null;
  readonly networks: FlagsAnswer["flags"]["networks"];
}

/** The review queue for the filters in the address, kept fresh, with a way to see more. */
export function useFlags(
  key: ReviewerKey,
  search: FlagsSearch,
): { readonly flags: Polled<Queue>; readonly loadMore: () => void } {
  const filters = JSON.stringify(search);
  const [pages, setPages] = useState({ filters, count: 1 });
  const pageCount = pages.filters === filters ? pages.count : 1;
  const flags = usePolled<Queue>(
    `flags:${filters}:${pageCount}`,
    () => readQueue(key, search, pageCount),
    INTERVAL_MS,
  );
  return { flags, loadMore: () => setPages({ filters, count: pageCount + 1 }) };
}

async function readQueue(key: ReviewerKey, search: FlagsSearch, pageCount: number): Promise<Queue> {
  const where = {
    ...(search.band ? { bands: [search.band] } : {}),
    ...(search.chain === undefined ? {} : { chainId: search.chain }),
    ...(search.event ? { event: search.event } : {}),
  };
  let state: Pick<Queue, "reason" | "networks"> = { reason: "NOT_COMPUTED", networks: [] };
  const pages = await readPages(pageCount, async (after) => {
    const { flags } = await readAsReviewer(FlagsQuery, { first: PAGE_SIZE, after, where }, key);
    state = { reason: flags.reason, networks: flags.networks };
    return { ...flags, nodes: flags.nodes ?? [] };
  });
  return { ...pages, ...state };
}
