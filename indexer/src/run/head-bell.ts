import type { AnnouncedHead, HeadWatch, RpcClient } from "@facevalue/rpc";
import { pause } from "./pause.ts";

/** Waits between looks for a block that was announced and that the node asked does not show yet. */
const BEHIND_MS = 50;
const MOST_BEHIND = 20;
/** Where announcements work, looking on one's own is a safety net only. */
const QUIET_FACTOR = 4;

/** Waits for the chain's next block: until one is announced, or until it is time to look. */
export class HeadBell {
  readonly #rpc: Pick<RpcClient, "watchHeads">;
  #watch: HeadWatch | null = null;
  #isWatching = false;
  #announced: AnnouncedHead | null = null;
  #looksBehind = 0;
  #wake: (() => void) | null = null;

  constructor(rpc: Pick<RpcClient, "watchHeads">) {
    this.#rpc = rpc;
  }

  /** Returns when there is reason to look again; `seenHash` is of the newest block that was found by looking. */
  async wait(delayMs: number, seenHash: string | null, signal: AbortSignal): Promise<void> {
    this.#start();
    const isKnown = this.#announced === null || this.#announced.hash === seenHash;
    // Announcements and answers may come from two nodes, one of which is behind the other.
    if (!isKnown && this.#looksBehind++ < MOST_BEHIND) return await pause(BEHIND_MS, signal);
    const isTrusted = this.#watch?.isLive === true && this.#announced !== null && isKnown;
    await this.#sleep(isTrusted ? delayMs * QUIET_FACTOR : delayMs, signal);
  }

  stop(): void {
    this.#watch?.stop();
    this.#watch = null;
    this.#isWatching = false;
  }

  #start(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    this.#watch = this.#rpc.watchHeads((head) => {
      this.#announced = head;
      this.#looksBehind = 0;
      this.#wake?.();
    });
  }

  /** Ends early, without an error, when a block is announced or `signal` aborts. */
  async #sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, milliseconds);
    const wake = () => resolve();
    this.#wake = wake;
    signal.addEventListener("abort", wake, { once: true });
    await promise;
    clearTimeout(timer);
    this.#wake = null;
    signal.removeEventListener("abort", wake);
  }
}
