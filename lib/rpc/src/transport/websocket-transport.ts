import { EndpointFailure } from "./endpoint-failure.ts";
import { type JsonSocket, openJsonSocket } from "./json-socket.ts";
import { readBatchOutcomes, readSingleOutcome } from "./read-outcomes.ts";
import type { RpcCall } from "./rpc-call.ts";
import type { Transport, TransportAnswer, TransportLimits } from "./transport.ts";

interface Waiting {
  readonly calls: readonly RpcCall[];
  readonly firstId: number;
  readonly resolve: (answer: TransportAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** Sends calls over one WebSocket connection, opened when it is needed. */
export class WebSocketTransport implements Transport {
  readonly kind = "websocket";
  readonly #url: string;
  readonly #limits: TransportLimits;
  readonly #waiting = new Set<Waiting>();
  #socket: Promise<JsonSocket> | null = null;
  #nextId = 1;

  constructor(url: string, limits: TransportLimits) {
    this.#url = url;
    this.#limits = limits;
    limits.signal?.addEventListener("abort", () => this.close(), { once: true });
  }

  async send(calls: readonly RpcCall[]): Promise<TransportAnswer> {
    const { timeoutMs, signal } = this.#limits;
    signal?.throwIfAborted();
    const firstId = this.#nextId;
    this.#nextId += calls.length;
    const { promise, resolve, reject } = Promise.withResolvers<TransportAnswer>();
    const waiting: Waiting = { calls, firstId, resolve, reject };
    const timer = setTimeout(() => reject(this.#late()), timeoutMs);
    this.#waiting.add(waiting);
    try {
      this.#connect().then((socket) => socket.send(toText(calls, firstId)), reject);
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(waiting);
    }
  }

  close(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.then(
      (open) => open.close(),
      () => undefined,
    );
    const { signal } = this.#limits;
    const reason = signal?.aborted ? signal.reason : new EndpointFailure("temporary", "the client is closed");
    for (const { reject } of this.#waiting) reject(reason);
  }

  #late(): EndpointFailure {
    return new EndpointFailure("timeout", `no answer within ${this.#limits.timeoutMs} ms`);
  }

  #connect(): Promise<JsonSocket> {
    if (this.#socket !== null) return this.#socket;
    const opening = openJsonSocket({
      url: this.#url,
      timeoutMs: this.#limits.timeoutMs,
      maxBytes: this.#limits.maxResponseBytes,
      onMessage: (json, bytes) => this.#receive(json, bytes),
      onClose: (failure) => this.#ended(opening, failure),
    });
    opening.catch((failure: EndpointFailure) => this.#ended(opening, failure));
    this.#socket = opening;
    return opening;
  }

  #ended(socket: Promise<JsonSocket>, failure: EndpointFailure): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    const isSole = this.#waiting.size === 1;
    for (const { calls, reject } of this.#waiting) {
      // Of several requests, it is one that can be divided whose answer was too large.
      const isSuspect = isSole || calls.length > 1 || calls.some(({ isDivisible }) => isDivisible);
      const isInnocent = failure.kind === "too-large" && !isSuspect;
      reject(isInnocent ? new EndpointFailure("temporary", failure.message) : failure);
    }
  }

  #receive(json: unknown, bytes: number): void {
    const waiting = this.#find(json);
    if (waiting === undefined) return;
    const { calls, firstId, resolve, reject } = waiting;
    try {
      const isSingle = calls.length === 1;
      const outcomes = isSingle ? [readSingleOutcome(json)] : readBatchOutcomes(json, calls.length, firstId);
      resolve({ outcomes, bytes });
    } catch (error) {
      reject(error);
    }
  }

  /** Who waits for this answer; what has no id (a refusal, no JSON at all) is for whoever waits longest. */
  #find(json: unknown): Waiting | undefined {
    const answers = (Array.isArray(json) ? json : [json]) as ({ id?: unknown; method?: unknown } | null)[];
    const ids = answers.map((answer) => answer?.id ?? null);
    if (answers[0]?.method !== undefined) return undefined;
    const known = ids.find((id) => id !== null);
    if (known === undefined) return this.#waiting.values().next().value;
    const id = Number(known);
    return this.#waiting.values().find(({ firstId, calls }) => id >= firstId && id < firstId + calls.length);
  }
}

function toText(calls: readonly RpcCall[], firstId: number): string {
  const requests = calls.map(({ method, params }, index) => {
    return { jsonrpc: "2.0", id: firstId + index, method, params };
  });
  return JSON.stringify(requests.length === 1 ? requests[0] : requests);
}
