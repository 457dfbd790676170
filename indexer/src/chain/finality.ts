import type { RpcClient } from "@facevalue/rpc";

const DEFAULT_DEPTH = 64;
const REFRESH_BLOCKS = 8;

/**
 * Number of the newest final block: by the node's `finalized` tag, or by depth where it has none or a depth is
 * given. Never falls.
 */
export class Finality {
  readonly #rpc: RpcClient;
  readonly #depth: number | null;
  #finalized = -1;
  #checkedAt = Number.NEGATIVE_INFINITY;

  constructor(rpc: RpcClient, depth: number | null) {
    this.#rpc = rpc;
    this.#depth = depth;
  }

  /** -1 while no block is final. Asks the node again only when the head has moved on by some blocks. */
  async at(head: number): Promise<number> {
    if (head - this.#checkedAt < REFRESH_BLOCKS) return this.#finalized;
    this.#checkedAt = head;
    const byTag = this.#depth === null ? await this.#rpc.finalizedBlock() : null;
    const finalized = byTag === null ? head - (this.#depth ?? DEFAULT_DEPTH) : Math.min(byTag, head);
    this.#finalized = Math.max(this.#finalized, finalized);
    return this.#finalized;
  }
}
