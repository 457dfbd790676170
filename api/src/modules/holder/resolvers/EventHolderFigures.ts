import type { EventHolderFiguresResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";

export const EventHolderFigures: EventHolderFiguresResolvers = {
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
