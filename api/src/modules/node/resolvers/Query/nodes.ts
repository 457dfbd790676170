import { AppError } from "@facevalue/core";
import type { QueryResolvers } from "../../../../generated/resolver-types.ts";
import { decodeGlobalId } from "../../../../graphql/global-id.ts";
import { loadNode } from "../../providers/load-node.ts";

const MAX_IDS = 100;

export const nodes: QueryResolvers["nodes"] = (_, { ids }, context) => {
  if (ids.length > MAX_IDS)
    throw new AppError("BAD_USER_INPUT", `${ids.length} ids: give at most ${MAX_IDS}`);
  // All ids are checked before anything is asked for, so that nothing is left waiting when one is bad.
  const decoded = ids.map(decodeGlobalId);
  return Promise.all(decoded.map((id) => loadNode(id, context)));
};
