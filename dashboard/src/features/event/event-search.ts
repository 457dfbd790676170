import type { SaleKind } from "../../generated/graphql.ts";
import { type EventTabId, findEventTab } from "./event-tab-id.ts";

/** What the address of an event's page holds besides the event. */
export interface EventSearch {
  /** Part of the page that is open; the overview where it is left out. */
  readonly tab?: EventTabId | undefined;
  /** Only sales of this kind in the list of latest sales. */
  readonly kind?: SaleKind | undefined;
}

/** Reads the address; whatever makes no sense is left out. */
export function parseEventSearch(search: Record<string, unknown>): EventSearch {
  const tab = findEventTab(search.tab);
  const kind = search.kind === "PRIMARY" || search.kind === "SECONDARY" ? search.kind : undefined;
  return { ...(tab === undefined ? {} : { tab }), ...(kind === undefined ? {} : { kind }) };
}
