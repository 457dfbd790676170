import type { EventAttendanceResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";

export const EventAttendance: EventAttendanceResolvers = {
  checkIns: ({ stamp }, _args, { loaders }) => loaders.checkIns.load(stamp.event),
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};
