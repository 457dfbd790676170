import type { FlagConnectionResolvers } from "../../../generated/resolver-types.ts";

export const FlagConnection: FlagConnectionResolvers = {
  edges: ({ page }) => page?.edges ?? null,
  nodes: ({ page }) => page?.edges.map(({ node }) => node) ?? null,
  totalCount: ({ page }) => page?.totalCount ?? null,
};
