import type { CombinedError } from "@urql/core";

const CODES = [
  "NOT_FOUND",
  "BAD_USER_INPUT",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "ADMIN_KEY_UNSET",
  "QUERY_TOO_EXPENSIVE",
  "INTERNAL",
  "NETWORK",
] as const;

/** Codes that have a message of their own; whatever else the API answers counts as INTERNAL. */
export type QueryErrorCode = (typeof CODES)[number];

/** A failed request, as shown to the person. */
export interface QueryError {
  readonly code: QueryErrorCode;
  /** What to quote when asking for help; null when no answer arrived. */
  readonly requestId: string | null;
}

/** Reads code and request id of a failed request. No answer at all is NETWORK. */
export function toQueryError(error: CombinedError): QueryError {
  const first = error.graphQLErrors[0];
  const header = readHeader(error.response);
  if (first === undefined)
    return { code: isAnswered(error.response) ? "INTERNAL" : "NETWORK", requestId: header };
  const code = CODES.find((known) => known === first.extensions.code) ?? "INTERNAL";
  const id = first.extensions.requestId;
  return { code, requestId: typeof id === "string" ? id : header };
}

function isAnswered(response: unknown): boolean {
  // A gateway without a backend answers 502 to 504: to the person that is the same as no answer.
  return response instanceof Response && (response.status < 502 || response.status > 504);
}

function readHeader(response: unknown): string | null {
  return response instanceof Response ? response.headers.get("x-request-id") : null;
}
