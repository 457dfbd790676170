import type { ApolloServerPlugin } from "@apollo/server";
import { unwrapResolverError } from "@apollo/server/errors";
import type { Logger } from "@facevalue/core";
import type { RequestContext } from "../graphql/request-context.ts";
import { RequestEnded } from "../graphql/request-ended.ts";
import { isCallersMistake, isPublicError } from "./is-public-error.ts";

/** Puts the request id into every error that is sent, and logs what is masked under it. */
export function requestLog(logger: Logger): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, contextValue, operationName }) => {
        for (const error of errors) {
          const original = unwrapResolverError(error);
          if (isPublicError(original) || isCallersMistake(original, error.extensions)) continue;
          if (original instanceof RequestEnded) continue;
          const { requestId } = contextValue;
          logger.error({ msg: "Request failed", requestId, operationName, path: error.path, err: original });
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
