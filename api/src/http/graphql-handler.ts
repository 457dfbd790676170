import type { IncomingMessage, ServerResponse } from "node:http";
import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from "@apollo/server";
import type { RequestContext } from "../graphql/request-context.ts";
import type { OpenRequest } from "./open-request.ts";
import { BodyTooLarge, readBody } from "./read-body.ts";
import { send, sendJson } from "./send.ts";

const BODY_LIMIT = 256 * 1024;

/** Answers GraphQL over POST and GET. */
export function graphqlHandler(apollo: ApolloServer<RequestContext>, openRequest: OpenRequest) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { authorization } = request.headers;
    const { context, close } = openRequest(authorization);
    response.setHeader("x-request-id", context.requestId);
    // Nobody waits for the answer once the caller has hung up.
    response.once("close", () => void close());
    try {
      const httpGraphQLRequest = await toGraphQLRequest(request);
      const {
        status = 200,
        headers,
        body,
      } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest,
        context: () => Promise.resolve(context),
      });
      if (body.kind !== "complete") throw new Error("the schema has no incremental delivery");
      const type = headers.get("content-type") ?? "application/json; charset=utf-8";
      headers.delete("content-length");
      if (authorization !== undefined) keepOutOfCaches(headers);
      send(request, response, { status, type, body: body.string, headers: Object.fromEntries(headers) });
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      const extensions = { code: "BAD_USER_INPUT", requestId: context.requestId };
      if (!request.complete) response.setHeader("connection", "close");
      sendJson(request, response, refusal.status, { errors: [{ message: refusal.message, extensions }] });
    } finally {
      await close();
    }
  };
}

/** What one caller's key opened is for no one else. */
function keepOutOfCaches(headers: HeaderMap): void {
  headers.set("cache-control", "private, no-store");
  headers.set("vary", "authorization");
}

function refusalOf(error: unknown): { status: number; message: string } | null {
  if (error instanceof BodyTooLarge)
    return { status: 413, message: `The body is larger than ${BODY_LIMIT} bytes.` };
  if (error instanceof SyntaxError) return { status: 400, message: "The body is not valid JSON." };
  return null;
}

async function toGraphQLRequest(request: IncomingMessage): Promise<HTTPGraphQLRequest> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const { search } = new URL(request.url ?? "/", "http://localhost");
  const method = (request.method ?? "GET").toUpperCase();
  const text = method === "POST" ? await readBody(request, BODY_LIMIT) : "";
  const isJson = headers.get("content-type")?.includes("json") ?? false;
  return { method, headers, search, body: text !== "" && isJson ? (JSON.parse(text) as unknown) : text };
}
