import type { QueryResolvers } from "../../../../generated/resolver-types.ts";
import { numberedKey } from "../../../../graphql/numbered-key.ts";

export const ticket: QueryResolvers["ticket"] = (_, { chainId, contract, tokenId }, { loaders }) => {
  const key = numberedKey(contract, tokenId);
  return key === null ? null : loaders.ticket.load({ chainId, key });
};
