import { toHex } from "@facevalue/core";
import type { TierDemandResolvers } from "../../../generated/resolver-types.ts";
import { toRatio } from "../../markup/to-ratio.ts";

export const TierDemand: TierDemandResolvers = {
  ticketType: ({ chain_id, tier_id }, _args, { loaders }) =>
    loaders.ticketType.load({ chainId: Number(chain_id), key: toHex(tier_id) }),
  supply: ({ supply }) => (supply === null ? null : BigInt(supply)),
  heldCount: ({ held_count }) => BigInt(held_count),
  soldCount: ({ sold_count }) => BigInt(sold_count),
  sellThrough: (row) => toRatio(row.sell_through, row.sell_through_reason),
};
