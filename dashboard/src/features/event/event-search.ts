import type { SaleKind } from "../../generated/graphql.ts";

/** What the address of an event's page holds besides the event. */
export interface EventSearch {
  /** Only sales of this kind in the list of latest sales. */
  readonly kind?: SaleKind;
}

/** Reads the address; whatever makes no sense is left out. */
export function parseEventSearch(search: Record<string, unknown>): EventSearch {
  return search.kind === "PRIMARY" || search.kind === "SECONDARY" ? { kind: search.kind } : {};
}
