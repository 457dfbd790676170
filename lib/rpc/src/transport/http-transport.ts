import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { postText } from "./post-text.ts";
import { readHttpAnswer } from "./read-http-answer.ts";
import { readBatchOutcomes, readSingleOutcome } from "./read-outcomes.ts";
import type { RpcCall } from "./rpc-call.ts";
import type { Transport, TransportAnswer, TransportLimits } from "./transport.ts";

const IDLE_SOCKETS = 8;

/** Posts calls to an http or https URL over connections that are kept open. */
export class HttpTransport implements Transport {
  readonly kind = "http";
  readonly #url: URL;
  readonly #agent: HttpAgent;
  readonly #limits: TransportLimits;

  constructor(url: string, limits: TransportLimits) {
    this.#url = new URL(url);
    const options = { keepAlive: true, maxFreeSockets: IDLE_SOCKETS, noDelay: true };
    this.#agent = this.#url.protocol === "https:" ? new HttpsAgent(options) : new HttpAgent(options);
    this.#limits = limits;
  }

  async send(calls: readonly RpcCall[]): Promise<TransportAnswer> {
    const requests = calls.map(({ method, params }, id) => ({ jsonrpc: "2.0", id, method, params }));
    const body = JSON.stringify(requests.length === 1 ? requests[0] : requests);
    const answer = await postText({ url: this.#url, agent: this.#agent, body }, this.#limits);
    const json = readHttpAnswer(answer);
    const isSingle = calls.length === 1;
    const outcomes = isSingle ? [readSingleOutcome(json)] : readBatchOutcomes(json, calls.length);
    return { outcomes, bytes: answer.body.length };
  }

  close(): void {
    this.#agent.destroy();
  }
}
