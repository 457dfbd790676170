import type { QueryResolvers } from "../../../../generated/resolver-types.ts";
import { readNetworks } from "../../providers/read-networks.ts";

export const networks: QueryResolvers["networks"] = (_, _args, { reader }) => readNetworks(reader);
