import { describeError, type Logger, redactUrl } from "@facevalue/core";
import type { HeadStatistics } from "../rpc-statistics.ts";
import { type BackOff, backOffDelay } from "../transport/back-off.ts";
import type { Clock } from "../transport/clock.ts";
import type { AnnouncedHead } from "./announced-head.ts";
import { type Subscription, subscribeHeads } from "./subscribe-heads.ts";

export interface HeadWatch {
  /** Whether new blocks are being announced now; while not, they are found by looking alone. */
  readonly isLive: boolean;
  stop(): void;
}

export interface HeadFeedOptions {
  readonly urls: readonly string[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly backOff: BackOff;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

type Listener = (head: AnnouncedHead) => void;

/** Hears of new blocks from the first WebSocket URL that works, as long as somebody listens. */
export class HeadFeed {
  readonly #options: HeadFeedOptions;
  readonly #listeners = new Set<Listener>();
  #controller: AbortController | null = null;
  #isLive = false;
  #announcedBlocks = 0;
  #interruptions = 0;

  constructor(options: HeadFeedOptions) {
    this.#options = options;
  }

  watch(listener: Listener): HeadWatch {
    this.#listeners.add(listener);
    if (this.#controller === null) this.#start();
    const isLive = () => this.#isLive;
    return {
      get isLive() {
        return isLive();
      },
      stop: () => {
        this.#listeners.delete(listener);
        if (this.#listeners.size === 0) this.close();
      },
    };
  }

  statistics(): HeadStatistics {
    return {
      isLive: this.#isLive,
      announcedBlocks: this.#announcedBlocks,
      interruptions: this.#interruptions,
    };
  }

  close(): void {
    this.#controller?.abort();
    this.#controller = null;
  }

  #start(): void {
    const controller = new AbortController();
    const { signal } = this.#options;
    this.#controller = controller;
    const both = signal === undefined ? controller.signal : AbortSignal.any([signal, controller.signal]);
    // Ends when aborted, by a rejection of its own waiting; nothing else gets out of the loop.
    this.#run(both).catch(() => undefined);
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { urls, clock, backOff } = this.#options;
    let failures = 0;
    for (let turn = 0; !signal.aborted; turn++) {
      const announcedBefore = this.#announcedBlocks;
      await this.#listen(urls[turn % urls.length] as string, signal);
      if (signal.aborted) return;
      this.#interruptions++;
      failures = this.#announcedBlocks > announcedBefore ? 1 : failures + 1;
      await clock.sleep(
        backOffDelay(failures, backOff, () => clock.random()),
        signal,
      );
    }
  }

  /** Listens at one URL until its connection ends. */
  async #listen(url: string, signal: AbortSignal): Promise<void> {
    const { timeoutMs, logger } = this.#options;
    let subscription: Subscription | null = null;
    const stop = () => subscription?.close();
    signal.addEventListener("abort", stop, { once: true });
    try {
      subscription = await subscribeHeads({ url, timeoutMs, onHead: (head) => this.#announce(head) });
      if (signal.aborted) return stop();
      this.#isLive = true;
      await subscription.ended;
    } catch (error) {
      if (!signal.aborted)
        logger.debug({ endpoint: redactUrl(url) }, `no new blocks are announced: ${describeError(error)}`);
    } finally {
      this.#isLive = false;
      signal.removeEventListener("abort", stop);
    }
  }

  #announce(head: AnnouncedHead): void {
    this.#announcedBlocks++;
    for (const listener of this.#listeners) listener(head);
  }
}
