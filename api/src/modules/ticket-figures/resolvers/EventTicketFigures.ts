import type { EventTicketFiguresResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";

export const EventTicketFigures: EventTicketFiguresResolvers = {
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
