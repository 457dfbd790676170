import type { SaleWashResolvers } from "../../../generated/resolver-types.ts";

export const SaleWash: SaleWashResolvers = {
  evidence: ({ sale, codes }, _args, { loaders }) =>
    codes.length === 0 ? [] : loaders.saleWashEvidence.load(sale),
};
