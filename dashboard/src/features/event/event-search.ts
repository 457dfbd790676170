import type { SaleKind, SalesInterval } from "../../generated/graphql.ts";
import { findInterval } from "../sales/choose-interval.ts";
import { type EventTabId, findEventTab } from "./event-tab-id.ts";

/** What the address of an event's page holds besides the event. */
export interface EventSearch {
  /** Part of the page that is open; the overview where it is left out. */
  readonly tab?: EventTabId | undefined;
  /** Only sales of this kind in the list of latest sales. */
  readonly kind?: SaleKind | undefined;
  /** Length of the stretches of sales over time; chosen by their range where it is left out. */
  readonly interval?: SalesInterval | undefined;
  /** Number of the only tier whose sales are shown over time. */
  readonly tier?: string | undefined;
}

/** Reads the address; whatever makes no sense is left out. */
export function parseEventSearch(search: Record<string, unknown>): EventSearch {
  const tab = findEventTab(search.tab);
  const kind = search.kind === "PRIMARY" || search.kind === "SECONDARY" ? search.kind : undefined;
  const interval = findInterval(search.interval);
  const tier = /^\d{1,10}$/.test(String(search.tier)) ? String(search.tier) : undefined;
  const found = { tab, kind, interval, tier };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
