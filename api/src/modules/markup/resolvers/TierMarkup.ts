import type { TierMarkupResolvers } from "../../../generated/resolver-types.ts";

export const TierMarkup: TierMarkupResolvers = {
  tier: ({ tier }, _args, { loaders }) => (tier === null ? null : loaders.ticketType.load(tier)),
};
