import type { QueryResolvers } from "../../../../generated/resolver-types.ts";
import { decodeGlobalId } from "../../../../graphql/global-id.ts";
import { loadNode } from "../../providers/load-node.ts";

export const node: QueryResolvers["node"] = (_, { id }, context) => loadNode(decodeGlobalId(id), context);
