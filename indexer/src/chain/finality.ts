import type { RpcClient } from "@facevalue/rpc";

const DEFAULT_DEPTH = 64;
const REFRESH_BLOCKS = 8;

/**
 * Number of the newest final block: by the node's `finalized` tag, or by depth where it has none or a depth is
 * given.
 */
export class Finality {
  readonly #rpc: RpcClient;
  readonly #depth: number | null;
  #finalized = -1;
  #hasTag = false;
  #checkedAt = Number.NEGATIVE_INFINITY;

  constructor(rpc: RpcClient, depth: number | null) {
    this.#rpc = rpc;
    this.#depth = depth;
  }

  /**
   * -1 while no block is final. Asks the node again only when the head has moved on by some blocks. Below an earlier
   * head it is as far below: a node that lags may be on a fork up there, and only what is deep enough is final at it too.
   */
  async at(head: number): Promise<number> {
    if (head - this.#checkedAt >= REFRESH_BLOCKS) await this.#refresh(head);
    const distance = this.#checkedAt - this.#finalized;
    return Math.max(-1, Math.min(this.#finalized, head - distance));
  }

  async #refresh(head: number): Promise<void> {
    const byTag = this.#depth === null ? await this.#rpc.finalizedBlock() : null;
    this.#checkedAt = head;
    this.#hasTag ||= byTag !== null;
    // A node that fails to tell once must not make shallow blocks final.
    if (byTag === null && this.#hasTag) return;
    const finalized = byTag === null ? head - (this.#depth ?? DEFAULT_DEPTH) : Math.min(byTag, head);
    this.#finalized = Math.max(this.#finalized, finalized);
  }
}
