import { type Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { describeError } from "@facevalue/core";
import { EndpointFailure } from "./endpoint-failure.ts";
import { readBody } from "./read-body.ts";
import type { TransportLimits } from "./transport.ts";

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  /** Decompressed. */
  readonly body: Buffer;
}

interface Post {
  readonly url: URL;
  readonly agent: Agent;
  readonly body: string;
}

/** Posts a JSON text. Every failure is an EndpointFailure, except an abort by the limits' signal. */
export async function postText(post: Post, limits: TransportLimits): Promise<HttpAnswer> {
  limits.signal?.throwIfAborted();
  const first = await attempt(post, limits);
  // A server closes idle connections when it likes: what is sent at that moment was never read.
  const answer = first === "stale" ? await attempt(post, limits) : first;
  if (answer === "stale") throw new EndpointFailure("temporary", "the connection was closed");
  return answer;
}

async function attempt(post: Post, limits: TransportLimits): Promise<HttpAnswer | "stale"> {
  const { signal, timeoutMs, maxResponseBytes } = limits;
  const request = open(post);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    request.destroy(new Error("late"));
  }, timeoutMs);
  const abort = () => request.destroy(new Error("aborted"));
  signal?.addEventListener("abort", abort, { once: true });
  let response: IncomingMessage | null = null;
  try {
    response = await send(request, post.body);
    const body = await readBody(response, maxResponseBytes);
    return { status: response.statusCode ?? 0, headers: response.headers, body };
  } catch (error) {
    signal?.throwIfAborted();
    request.destroy();
    if (isLate) throw new EndpointFailure("timeout", `no answer within ${timeoutMs} ms`);
    if (response === null && request.reusedSocket && isReset(error)) return "stale";
    throw toFailure(error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

function open({ url, agent, body }: Post): ClientRequest {
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    accept: "application/json",
    "accept-encoding": "gzip, deflate, br",
    "user-agent": "facevalue",
  };
  const options = { method: "POST", agent, headers };
  return url.protocol === "https:" ? httpsRequest(url, options) : httpRequest(url, options);
}

function send(request: ClientRequest, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once("response", resolve);
    request.on("error", reject);
    request.end(body);
  });
}

function isReset(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "ECONNRESET" || code === "EPIPE";
}

function toFailure(error: unknown): EndpointFailure {
  if (error instanceof EndpointFailure) return error;
  // A host with several addresses fails with one error per address and no message of its own.
  const cause = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  return new EndpointFailure("temporary", describeError(cause));
}
