import type { EventOrderBookResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";

export const EventOrderBook: EventOrderBookResolvers = {
  isOpen: ({ reason }) => reason !== "EVENT_OVER",
  books: ({ rows }) => rows.filter(({ tier_id }) => tier_id.length === 0),
  tierBooks: ({ rows }) => rows.filter(({ tier_id }) => tier_id.length > 0),
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
