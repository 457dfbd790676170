import type { QueryResolvers } from "../../../../generated/resolver-types.ts";
import { loadWallet } from "../../providers/load-wallet.ts";

export const wallet: QueryResolvers["wallet"] = (_, { chainId, address }, { reader }) =>
  loadWallet(reader, { chainId, key: address });
