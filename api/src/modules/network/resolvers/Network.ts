import type { NetworkResolvers } from "../../../generated/resolver-types.ts";

export const Network: NetworkResolvers = {
  issueCount: async ({ chainId }, _args, { loaders }) => {
    const count = await loaders.issueCount.load(chainId);
    return count === null ? null : BigInt(count);
  },
  lastAudit: ({ chainId }, _args, { loaders }) => loaders.lastAudit.load(chainId),
  newestIssues: ({ chainId }, _args, { loaders }) => loaders.newestIssues.load(chainId),
};
