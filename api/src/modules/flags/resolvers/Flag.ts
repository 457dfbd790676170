import type { FlagResolvers } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";
import { flagStamp } from "../flag-stamp.ts";
import { sliceList } from "../slice-list.ts";

export const Flag: FlagResolvers = {
  entity: ({ key }) => key,
  reasons: async (flag, _args, { loaders }) =>
    (await loaders.flagSignals.load(flag)).filter(({ family }) => family !== "INN"),
  innocence: async (flag, _args, { loaders }) =>
    (await loaders.flagSignals.load(flag)).filter(({ family }) => family === "INN"),
  members: async (flag, args, { loaders }) => {
    const several = await loaders.flagMembers.load(flag);
    const wallets = sliceList(several.length === 0 ? [flag.key] : several, args);
    return Promise.all(
      wallets.map(async (wallet) => {
        const roles = await loaders.flagRoles.load({ chainId: flag.chainId, key: wallet });
        return { wallet, roles };
      }),
    );
  },
  links: async (flag, args, { loaders }) => sliceList(await loaders.flagLinks.load(flag), args),
  history: async (flag, args, { loaders }) => sliceList(await loaders.flagTellings.load(flag), args),
  freshness: ({ chainId, computedAt, methodology }, _args, context) =>
    freshnessOf(flagStamp(chainId, { computedAt, methodology }), context),
};
