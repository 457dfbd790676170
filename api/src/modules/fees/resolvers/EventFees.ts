import type { EventFeesResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";

export const EventFees: EventFeesResolvers = {
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
