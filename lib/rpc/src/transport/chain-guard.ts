import { AppError } from "@facevalue/core";
import type { Endpoint } from "./endpoint.ts";
import { EndpointFailure } from "./endpoint-failure.ts";

const CHAIN_CALL = { method: "eth_chainId", params: [] };

/** Keeps every endpoint to the chain that the first one served: blocks of two chains never mix. */
export class ChainGuard {
  #chain: number | null = null;

  /** The chain that an endpoint answered with. @throws AppError RPC_WRONG_CHAIN when it was another before */
  learn(chain: number): number {
    this.#chain ??= chain;
    if (chain === this.#chain) return chain;
    throw new AppError("RPC_WRONG_CHAIN", `the RPC ${describeMismatch(chain, this.#chain)}`);
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
