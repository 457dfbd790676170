import { toDecimalString } from "../../../exact/exact-decimal.ts";
import type { FlagLinkResolvers, LinkFamily } from "../../../generated/resolver-types.ts";
import { sliceList } from "../slice-list.ts";
import { toEvidenceLog } from "../to-evidence-log.ts";

const MILLIONTHS = 6;

export const FlagLink: FlagLinkResolvers = {
  families: ({ ties }) =>
    ties.map(({ family, llr, count, through }) => {
      const weight = toDecimalString(BigInt(Math.round(llr * 10 ** MILLIONTHS)), MILLIONTHS);
      return { family: family as LinkFamily, weight, count, through };
    }),
  evidence: ({ logs }, args) => sliceList(logs, args).map(toEvidenceLog),
};
