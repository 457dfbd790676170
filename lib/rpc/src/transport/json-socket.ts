import { describeError } from "@facevalue/core";
import WebSocket from "ws";
import { EndpointFailure } from "./endpoint-failure.ts";
import { parseJson, statusFailure } from "./read-http-answer.ts";

const HEARTBEAT_MS = 15_000;

export interface JsonSocketOptions {
  readonly url: string;
  /** For the handshake. */
  readonly timeoutMs: number;
  /** Of one message, decompressed; a larger one ends the connection. */
  readonly maxBytes: number;
  readonly heartbeatMs?: number | undefined;
  /** Every message that is JSON; undefined for one that is not. */
  readonly onMessage: (json: unknown, bytes: number) => void;
  /** Once, when an open connection has ended. */
  readonly onClose: (failure: EndpointFailure) => void;
}

export interface JsonSocket {
  send(text: string): void;
  close(): void;
}

/** Opens a WebSocket that carries JSON texts; it does not keep the process alive. @throws EndpointFailure */
export async function openJsonSocket(options: JsonSocketOptions): Promise<JsonSocket> {
  const socket = new WebSocket(options.url, {
    handshakeTimeout: options.timeoutMs,
    maxPayload: options.maxBytes,
    headers: { "user-agent": "facevalue" },
  });
  socket.on("upgrade", ({ socket: connection }) => connection.unref());
  await opened(socket);
  let failure: EndpointFailure | null = null;
  const beat = setInterval(heartbeat(socket), options.heartbeatMs ?? HEARTBEAT_MS).unref();
  socket.on("message", (data: Buffer) => options.onMessage(parseJson(data), data.length));
  socket.on("error", (error) => {
    failure = toFailure(error);
  });
  socket.on("close", (code, reason) => {
    clearInterval(beat);
    options.onClose(failure ?? closeFailure(code, reason.toString("utf8")));
  });
  return { send: (text) => socket.send(text), close: () => socket.terminate() };
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("open", () => resolve());
    socket.once("error", (error) => reject(toFailure(error)));
    socket.once("unexpected-response", (_request, { statusCode = 0, headers }) => {
      reject(statusFailure({ status: statusCode, headers, body: Buffer.alloc(0) }));
      // Waits for nobody any more; its error is of no interest.
      socket.on("error", () => undefined);
      socket.terminate();
    });
  });
}

/** Ends the connection when nothing, not even the answer to a ping, came since the last beat. */
function heartbeat(socket: WebSocket): () => void {
  let isAlive = true;
  const note = () => {
    isAlive = true;
  };
  socket.on("pong", note);
  socket.on("message", note);
  return () => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  };
}

function toFailure(error: Error): EndpointFailure {
  const isTooLarge = "code" in error && error.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH";
  if (isTooLarge) return new EndpointFailure("too-large", "the answer is larger than allowed");
  const cause = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  return new EndpointFailure("temporary", describeError(cause));
}

function closeFailure(code: number, reason: string): EndpointFailure {
  const said = reason === "" ? `code ${code}` : `code ${code}, ${reason.slice(0, 120)}`;
  const text = `the connection was closed: ${said}`;
  return new EndpointFailure(code === 1009 ? "too-large" : "temporary", text);
}
