import type { ApolloServerPlugin } from "@apollo/server";
import { unwrapResolverError } from "@apollo/server/errors";
import { AppError, type Logger } from "@facevalue/core";
import { GraphQLError } from "graphql";
import type { RequestContext } from "../graphql/request-context.ts";

/** Puts the request id into every error that is sent, and logs what is masked under it. */
export function requestLog(logger: Logger): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, contextValue, operationName }) => {
        for (const error of errors) {
          const original = unwrapResolverError(error);
          if (
            original instanceof GraphQLError ||
            (original instanceof AppError && original.code !== "INTERNAL")
          )
            continue;
          logger.error({
            msg: "Request failed",
            requestId: contextValue.requestId,
            operationName,
            error: original,
          });
        }
      },
      willSendResponse: async ({ response, contextValue }) => {
        const { body } = response;
        if (body.kind !== "single" || !body.singleResult.errors) return;
        const { requestId } = contextValue;
        body.singleResult.errors = body.singleResult.errors.map((error) => ({
          ...error,
          extensions: { ...error.extensions, requestId },
        }));
      },
    }),
  };
}
