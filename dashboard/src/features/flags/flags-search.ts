import type { FlagBand } from "../../generated/graphql.ts";

export const QUEUE_BANDS = ["HIGH", "NORMAL", "WATCH"] as const satisfies FlagBand[];

/** What the address of the queue holds; left out where it is the default. */
export interface FlagsSearch {
  readonly band?: (typeof QUEUE_BANDS)[number];
  readonly chain?: number;
  /** Global id of an event. */
  readonly event?: string;
}

/** Reads the address; whatever makes no sense is left out. */
export function parseFlagsSearch(search: Record<string, unknown>): FlagsSearch {
  const band = QUEUE_BANDS.find((value) => value === search.band);
  const { chain, event } = search;
  const isChain = typeof chain === "number" && Number.isSafeInteger(chain);
  const isEvent = typeof event === "string" && /^[\w-]{1,200}$/.test(event);
  return { ...(band ? { band } : {}), ...(isChain ? { chain } : {}), ...(isEvent ? { event } : {}) };
}
