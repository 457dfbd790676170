import { unwrapResolverError } from "@apollo/server/errors";
import { AppError, type ErrorCode } from "@facevalue/core";
import { GraphQLError, type GraphQLFormattedError } from "graphql";

/** Codes of the product's own errors whose text is meant for the caller. */
const PUBLIC = new Set<ErrorCode>([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "BAD_USER_INPUT",
  "RATE_LIMITED",
  "QUERY_TOO_EXPENSIVE",
  "DATA_STALE",
  "HISTORY_PRUNED",
]);

/** What a caller sees of an error: its own mistakes as they are, all else as INTERNAL without a word of the inside. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  if (original instanceof AppError && PUBLIC.has(original.code)) {
    return { ...formatted, message: original.message, extensions: { code: original.code } };
  }
  if (isCallersMistake(formatted, original)) {
    return { ...formatted, extensions: { code: formatted.extensions?.code ?? "BAD_USER_INPUT" } };
  }
  const { locations, path } = formatted;
  const message = "Something went wrong on our side. Quote the request id when you report it.";
  return {
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code: "INTERNAL" },
  };
}

const MISTAKES = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

/** Parsing, validation and scalars throw GraphQLErrors; resolvers throw anything. */
function isCallersMistake({ extensions }: GraphQLFormattedError, original: unknown): boolean {
  return original instanceof GraphQLError && MISTAKES.has(String(extensions?.code));
}
