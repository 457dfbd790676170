import { AppError, type ErrorCode } from "@facevalue/core";
import { GraphQLError, type GraphQLFormattedError } from "graphql";

/** Codes of the product's own errors whose text is meant for the caller. */
const PUBLIC = new Set<ErrorCode>([
  "NOT_FOUND",
  "BAD_USER_INPUT",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "ADMIN_KEY_UNSET",
  "QUERY_TOO_EXPENSIVE",
  "HISTORY_PRUNED",
]);

const MISTAKES = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "QUERY_TOO_EXPENSIVE",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

/** Whether a resolver's error is one whose text is written for the caller. */
export function isPublicError(original: unknown): original is AppError {
  return original instanceof AppError && PUBLIC.has(original.code);
}

/** Whether an error is the caller's mistake: parsing, validation and scalars throw GraphQLErrors. */
export function isCallersMistake(
  original: unknown,
  extensions: GraphQLFormattedError["extensions"],
): original is GraphQLError {
  return original instanceof GraphQLError && MISTAKES.has(String(extensions?.code));
}
