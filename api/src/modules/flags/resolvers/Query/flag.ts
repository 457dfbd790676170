import type { QueryResolvers } from "../../../../generated/resolver-types.ts";
import { assertReviewer } from "../../assert-reviewer.ts";
import { loadFlag } from "../../providers/load-flag.ts";

export const flag: QueryResolvers["flag"] = (_, { chainId, wallet }, context) => {
  assertReviewer(context);
  return loadFlag(context.reader, { chainId, key: wallet });
};
