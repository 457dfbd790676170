import { CombinedError } from "@urql/core";
import { GraphQLError } from "graphql";
import { expect, test } from "vitest";
import { toQueryError } from "./query-error.ts";

const graphqlError = (extensions: Record<string, unknown>) =>
  new CombinedError({ graphQLErrors: [new GraphQLError("masked", { extensions })] });

test("takes code and request id from the answer", () => {
  const error = graphqlError({ code: "BAD_USER_INPUT", requestId: "req-1" });
  expect(toQueryError(error)).toEqual({ code: "BAD_USER_INPUT", requestId: "req-1" });
});

test("a code without a message of its own counts as a failure of the server", () => {
  expect(toQueryError(graphqlError({ code: "GRAPHQL_VALIDATION_FAILED" })).code).toBe("INTERNAL");
});

test("no answer is a network error, and so is a gateway without a server behind it", () => {
  const networkError = new Error("fetch failed");
  expect(toQueryError(new CombinedError({ networkError })).code).toBe("NETWORK");
  const response = new Response("", { status: 502 });
  expect(toQueryError(new CombinedError({ networkError, response })).code).toBe("NETWORK");
});

test("another bad answer is a failure of the server, with the request id of its header", () => {
  const response = new Response("", { status: 500, headers: { "x-request-id": "req-2" } });
  const error = new CombinedError({ networkError: new Error("bad"), response });
  expect(toQueryError(error)).toEqual({ code: "INTERNAL", requestId: "req-2" });
});
