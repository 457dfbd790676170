import { isAscii } from "node:buffer";
import { redactUrl } from "@facevalue/core";
import { EndpointFailure } from "./endpoint-failure.ts";
import type { HttpAnswer } from "./post-text.ts";
import { parseRetryAfter } from "./retry-after.ts";

/** The JSON of an answer. @throws EndpointFailure for an error status and for what is no JSON */
export function readHttpAnswer(answer: HttpAnswer): unknown {
  const { status, body } = answer;
  const json = parseJson(body);
  const isOk = status >= 200 && status < 300;
  if (isOk && json !== undefined) return json;
  // Many providers send JSON-RPC errors with a 4xx or 5xx status: the error inside says more than the status.
  if (isRpcAnswer(json) && ![401, 403, 413, 429].includes(status)) return json;
  if (isOk) throw new EndpointFailure("temporary", describeNonsense(body));
  throw statusFailure(answer);
}

/** Parses a JSON text; undefined for what is none. */
export function parseJson(body: Buffer): unknown {
  try {
    // Hex is ASCII: copied as bytes, it is parsed twice as fast as what may hold other letters.
    return JSON.parse(isAscii(body) ? body.toString("latin1") : body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function describeNonsense(body: Buffer): string {
  if (body.length === 0) return "the answer is empty";
  const start = body.toString("utf8", 0, 200).trimStart();
  const what = start.startsWith("<") ? "a web page, not JSON" : "not valid JSON (cut off?)";
  return `the answer is ${what}: ${body.length} bytes`;
}

function isRpcAnswer(json: unknown): boolean {
  return (
    Array.isArray(json) || (typeof json === "object" && json !== null && "error" in json && "jsonrpc" in json)
  );
}

/** What an HTTP status that is no success means. */
export function statusFailure({ status, headers, body }: HttpAnswer): EndpointFailure {
  const { location } = headers;
  const said = body.toString("utf8", 0, 2_000).replaceAll(/\s+/g, " ").slice(0, 120);
  const isMoved = status >= 300 && status < 400 && location !== undefined;
  const text = isMoved ? `moved to ${redactUrl(location)}, use that URL` : said;
  const message = text === "" ? `HTTP ${status}` : `HTTP ${status}: ${text}`;
  const retryAfterMs = parseRetryAfter(headers["retry-after"] ?? null, Date.now());
  if (status === 429) return new EndpointFailure("rate-limited", message, retryAfterMs);
  if (status === 413) return new EndpointFailure("too-large", message);
  if (status === 408 || status >= 500) return new EndpointFailure("temporary", message, retryAfterMs);
  return new EndpointFailure("refused", message);
}
