import type { Endpoint } from "./endpoint.ts";
import { EndpointFailure } from "./endpoint-failure.ts";

const CHAIN_CALL = { method: "eth_chainId", params: [] };

/** Keeps every endpoint to the chain that the first one served: blocks of two chains never mix. */
export class ChainGuard {
  #chain: number | null = null;

  /** What is wrong with an answer to eth_chainId, or null. */
  check(result: unknown): string | null {
    const chain = typeof result === "string" ? Number(result) : Number.NaN;
    if (!Number.isSafeInteger(chain)) return "the answer is not a hex number";
    this.#chain ??= chain;
    return chain === this.#chain ? null : describeMismatch(chain, this.#chain);
  }

  /** Asks an endpoint for its chain before it is first used, and again after it broke down. @throws EndpointFailure */
  async admit(endpoint: Endpoint): Promise<void> {
    const expected = this.#chain;
    if (expected === null) return;
    const [outcome] = endpoint.servedChain === null ? await endpoint.send([CHAIN_CALL]) : [];
    const served = endpoint.servedChain;
    if (served === expected) return;
    // Not for ever: whoever set it up wrongly may mend it.
    endpoint.forgetChain();
    if (served === null) {
      const said = outcome?.ok === false ? outcome.error.message : "no number";
      throw new EndpointFailure("failed", `asked for its chain, the node said: ${said}`);
    }
    throw new EndpointFailure("wrong-chain", describeMismatch(served, expected));
  }
}

function describeMismatch(served: number, expected: number): string {
  return `serves chain ${served} and not ${expected} as before: check the RPC URLs`;
}
