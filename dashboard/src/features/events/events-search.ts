import type { EventOrderField, EventStatus, OrderDirection } from "../../generated/graphql.ts";

export const ORDER_FIELDS = [
  "STARTS_AT",
  "PUBLISHED_AT",
  "NAME",
  "ISSUED_COUNT",
] as const satisfies EventOrderField[];
export const STATUSES = ["SCHEDULED", "RESCHEDULED", "CANCELLED"] as const satisfies EventStatus[];

/** What the address of the list holds; left out where it is the default. */
export interface EventsSearch {
  readonly q?: string;
  readonly status?: EventStatus;
  readonly chain?: number;
  readonly sort?: EventOrderField;
  readonly direction?: OrderDirection;
}

export const DEFAULT_SORT: EventOrderField = "STARTS_AT";

/** Reads the address; whatever makes no sense is left out. */
export function parseEventsSearch(search: Record<string, unknown>): EventsSearch {
  const query = typeof search.q === "string" || typeof search.q === "number" ? String(search.q) : "";
  const status = STATUSES.find((value) => value === search.status);
  const sort = ORDER_FIELDS.find((value) => value === search.sort);
  const direction = search.direction === "ASC" || search.direction === "DESC" ? search.direction : undefined;
  const chain =
    typeof search.chain === "number" && Number.isSafeInteger(search.chain) ? search.chain : undefined;
  return {
    ...(query === "" ? {} : { q: query }),
    ...(status ? { status } : {}),
    ...(chain === undefined ? {} : { chain }),
    ...(sort ? { sort } : {}),
    ...(direction ? { direction } : {}),
  };
}

/** Which way a field is sorted unless chosen: names from A, everything else from the largest. */
export function defaultDirection(field: EventOrderField): OrderDirection {
  return field === "NAME" ? "ASC" : "DESC";
}

/** Order in use: field and direction. */
export function orderOf(search: EventsSearch): { field: EventOrderField; direction: OrderDirection } {
  const field = search.sort ?? DEFAULT_SORT;
  return { field, direction: search.direction ?? defaultDirection(field) };
}
