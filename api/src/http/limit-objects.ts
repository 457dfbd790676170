import type { ApolloServerPlugin } from "@apollo/server";
import { type FragmentDefinitionNode, GraphQLError, Kind } from "graphql";
import { countObjects } from "../graphql/count-objects.ts";
import type { RequestContext } from "../graphql/request-context.ts";

/** Refuses operations that may answer with more than `most` objects, before anything is read. */
export function limitObjects(most: number): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, operation, document, request }) => {
        if (operation === undefined) return;
        const fragments = new Map(
          document.definitions
            .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
            .map((node) => [node.name.value, node]),
        );
        const variables = request.variables ?? {};
        const count = countIfValid({ schema, operation, fragments, variables });
        if (count <= most) return;
        const message = `The query may answer with ${count} objects, ${most} are allowed: ask for smaller pages or fewer nested lists.`;
        throw new GraphQLError(message, {
          extensions: { code: "QUERY_TOO_EXPENSIVE", http: { status: 400 } },
        });
      },
    }),
  };
}

/** Bad variables are left to the execution, which says what is wrong with each. */
function countIfValid(counted: Parameters<typeof countObjects>[0]): number {
  try {
    return countObjects(counted);
  } catch (error) {
    if (error instanceof GraphQLError) return 0;
    throw error;
  }
}
