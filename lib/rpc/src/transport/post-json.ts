import { describeError } from "@facevalue/core";
import { EndpointFailure } from "./endpoint-failure.ts";
import { parseRetryAfter } from "./retry-after.ts";

export interface PostOptions {
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  readonly signal?: AbortSignal | undefined;
}

export interface PostAnswer {
  readonly json: unknown;
  readonly bytes: number;
}

/** Posts a JSON text and parses the answer. Every failure is an EndpointFailure, except an abort by `signal`. */
export async function postJson(url: string, body: string, options: PostOptions): Promise<PostAnswer> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]);
  try {
    const headers = { "content-type": "application/json", accept: "application/json" };
    const response = await fetch(url, { method: "POST", headers, body, signal });
    const content = await readBody(response, options.maxResponseBytes);
    return { json: readAnswer(response, content.toString("utf8")), bytes: content.length };
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof EndpointFailure) throw error;
    if (error instanceof Error && error.name === "TimeoutError") {
      throw new EndpointFailure("timeout", `no answer within ${options.timeoutMs} ms`);
    }
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new EndpointFailure("temporary", describeError(cause));
  }
}

async function readBody(response: Response, maxBytes: number): Promise<Buffer> {
  if (response.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    if (bytes > maxBytes)
      throw new EndpointFailure("too-large", `the answer is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}

function readAnswer(response: Response, text: string): unknown {
  const json = parseOrUndefined(text);
  if (response.ok && json !== undefined) return json;
  // Many providers send JSON-RPC errors with a 4xx or 5xx status: the error inside says more than the status.
  if (isRpcAnswer(json) && ![401, 403, 413, 429].includes(response.status)) return json;
  if (response.ok) {
    const what = text === "" ? "is empty" : "is not valid JSON (cut off?)";
    throw new EndpointFailure("temporary", `the answer ${what}: ${text.length} characters`);
  }
  throw httpFailure(response, text);
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRpcAnswer(json: unknown): boolean {
  return (
    Array.isArray(json) || (typeof json === "object" && json !== null && "error" in json && "jsonrpc" in json)
  );
}

function httpFailure(response: Response, text: string): EndpointFailure {
  const { status } = response;
  const said = text.replaceAll(/\s+/g, " ").slice(0, 120);
  const message = said === "" ? `HTTP ${status}` : `HTTP ${status}: ${said}`;
  if (status === 429) {
    const retryAfter = parseRetryAfter(response.headers.get("retry-after"), Date.now());
    return new EndpointFailure("rate-limited", message, retryAfter);
  }
  if (status === 413) return new EndpointFailure("too-large", message);
  if (status === 408 || status >= 500) {
    return new EndpointFailure(
      "temporary",
      message,
      parseRetryAfter(response.headers.get("retry-after"), Date.now()),
    );
  }
  return new EndpointFailure("refused", message);
}
