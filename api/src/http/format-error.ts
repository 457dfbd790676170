import { unwrapResolverError } from "@apollo/server/errors";
import type { GraphQLFormattedError } from "graphql";
import { isCallersMistake, isPublicError } from "./is-public-error.ts";

/** What a caller sees of an error: its own mistakes as they are, all else as INTERNAL without a word of the inside. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  if (isPublicError(original)) {
    return { ...formatted, message: original.message, extensions: { code: original.code } };
  }
  if (isCallersMistake(original, formatted.extensions)) {
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
