import type { FlagReasonResolvers } from "../../../generated/resolver-types.ts";
import { sliceList } from "../slice-list.ts";
import { toEvidenceLog } from "../to-evidence-log.ts";

export const FlagReason: FlagReasonResolvers = {
  evidence: ({ logs }, args) => sliceList(logs, args).map(toEvidenceLog),
};
