import type { QueryResolvers } from "../../../../generated/resolver-types.ts";
import { loadNode } from "../../providers/load-node.ts";

export const node: QueryResolvers["node"] = (_, { id }, context) => loadNode(id, context);
