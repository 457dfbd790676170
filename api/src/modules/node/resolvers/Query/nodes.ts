import { AppError } from "@facevalue/core";
import type { QueryResolvers } from "../../../../generated/resolver-types.ts";
import { loadNode } from "../../providers/load-node.ts";

const MAX_IDS = 100;

export const nodes: QueryResolvers["nodes"] = (_, { ids }, context) => {
  if (ids.length > MAX_IDS)
    throw new AppError("BAD_USER_INPUT", `${ids.length} ids: give at most ${MAX_IDS}`);
  return Promise.all(ids.map((id) => loadNode(id, context)));
};
