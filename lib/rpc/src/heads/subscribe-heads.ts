import { EndpointFailure } from "../transport/endpoint-failure.ts";
import { openJsonSocket } from "../transport/json-socket.ts";
import { readSingleOutcome } from "../transport/read-outcomes.ts";
import type { AnnouncedHead } from "./announced-head.ts";

/** Far more than a header takes. */
const MAX_MESSAGE_BYTES = 1 << 20;

export interface Subscription {
  /** Rejects with an EndpointFailure when the connection ends. */
  readonly ended: Promise<never>;
  close(): void;
}

/** Subscribes to newHeads at a WebSocket URL; resolves when the node has agreed. @throws EndpointFailure */
export async function subscribeHeads(options: {
  url: string;
  timeoutMs: number;
  onHead: (head: AnnouncedHead) => void;
}): Promise<Subscription> {
  const { url, timeoutMs, onHead } = options;
  const ended = Promise.withResolvers<never>();
  const agreed = Promise.withResolvers<void>();
  ended.promise.catch(agreed.reject);
  const socket = await openJsonSocket({
    url,
    timeoutMs,
    maxBytes: MAX_MESSAGE_BYTES,
    onMessage: (json) => {
      const head = readHead(json);
      if (head !== null) onHead(head);
      else if (isAnswer(json)) settle(agreed, json);
    },
    onClose: ended.reject,
  });
  const late = new EndpointFailure("timeout", `no answer to eth_subscribe within ${timeoutMs} ms`);
  const timer = setTimeout(agreed.reject, timeoutMs, late);
  try {
    socket.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_subscribe", params: ["newHeads"] }));
    await agreed.promise;
  } catch (error) {
    socket.close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return { ended: ended.promise, close: () => socket.close() };
}

function isAnswer(json: unknown): boolean {
  return typeof json === "object" && json !== null && ("result" in json || "error" in json);
}

function settle(agreed: PromiseWithResolvers<void>, json: unknown): void {
  try {
    const outcome = readSingleOutcome(json);
    if (outcome.ok) agreed.resolve();
    else agreed.reject(new EndpointFailure("refused", `eth_subscribe: ${outcome.error.message}`));
  } catch (error) {
    agreed.reject(error);
  }
}

/** The block that a notification announces; null for any other message. */
function readHead(json: unknown): AnnouncedHead | null {
  const message = json as { params?: { result?: { number?: unknown; hash?: unknown } } } | null | undefined;
  const head = message?.params?.result;
  const number = typeof head?.number === "string" ? Number(head.number) : Number.NaN;
  if (!Number.isSafeInteger(number) || typeof head?.hash !== "string") return null;
  return { number, hash: head.hash.toLowerCase() };
}
