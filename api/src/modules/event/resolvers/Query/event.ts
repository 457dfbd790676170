import type { QueryResolvers } from "../../../../generated/resolver-types.ts";
import { numberedKey } from "../../../../graphql/numbered-key.ts";

export const event: QueryResolvers["event"] = (_, { chainId, contract, eventId }, { loaders }) => {
  const key = numberedKey(contract, eventId);
  return key === null ? null : loaders.event.load({ chainId, key });
};
