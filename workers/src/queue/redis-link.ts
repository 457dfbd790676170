import { describeError, type Logger, redactUrl } from "@facevalue/core";
import { Redis, type RedisOptions } from "ioredis";
import { warnAboutRedis } from "./warn-about-redis.ts";

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;
const CONNECT_TIMEOUT_MS = 5000;
/** Longer than a worker's blocking command waits. */
const SILENCE_MS = 20_000;

const LOST =
  /connection (is|to .* was) closed|connection close|ECONN|EPIPE|timed? ?out|isn't writeable|max retries/i;

export interface RedisLinkOptions {
  readonly url: string;
  readonly logger: Logger;
}

/**
 * Connections to one Redis. Each reconnects by itself with back-off and jitter for as long as the link is open; the
 * log has one line when the server is away and one when it is back.
 */
export class RedisLink {
  readonly #options: RedisLinkOptions;
  readonly #clients = new Set<Redis>();
  readonly #onBack: (() => void)[] = [];
  readonly #tried = Promise.withResolvers<void>();
  #state: "unknown" | "there" | "away" | "closed" = "unknown";
  #isClosing = false;
  #watched: Redis | undefined;

  constructor(options: RedisLinkOptions) {
    this.#options = options;
  }

  /** A connection; the first one's state is the server's. */
  connect(options: RedisOptions): Redis {
    const { url } = this.#options;
    const timing = {
      connectTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SILENCE_MS,
      retryStrategy: pauseBefore,
    };
    const client = this.#track(new Redis(url, { ...timing, ...options }));
    if (this.#watched === undefined) this.#watch(client);
    return client;
  }

  get isAway(): boolean {
    return this.#state !== "there";
  }

  /** Whether the error says that a connection is lost, and nothing about what was asked of the server. */
  isLoss(error: unknown): boolean {
    return this.isAway || LOST.test(describeError(error));
  }

  /** Resolves when the server has answered, or turned out to be away. */
  async tried(): Promise<void> {
    await this.#tried.promise;
  }

  onBack(listener: () => void): void {
    this.#onBack.push(listener);
    if (this.#state === "there") listener();
  }

  /** From now on the server is not waited for: connections end when it is away. */
  beginClosing(): void {
    this.#isClosing = true;
    if (this.#state !== "there") this.close();
  }

  /** Ends every connection at once; what they wait for fails. */
  close(): void {
    this.#state = "closed";
    for (const client of this.#clients) client.disconnect();
  }

  /** The queue library makes copies of a connection: they end with it. */
  #track(client: Redis): Redis {
    this.#clients.add(client);
    client.on("error", () => undefined);
    client.once("end", () => this.#clients.delete(client));
    const duplicate = client.duplicate.bind(client);
    client.duplicate = (options) => this.#track(duplicate(options));
    return client;
  }

  #watch(client: Redis): void {
    this.#watched = client;
    let reason = "the connection was closed";
    client.on("error", (error: Error) => {
      reason = describeError(error);
    });
    client.on("close", () => this.#leave(reason));
    client.on("ready", () => this.#return(client));
  }

  #leave(reason: string): void {
    this.#tried.resolve();
    if (this.#isClosing) this.close();
    if (this.#state === "away" || this.#state === "closed") return;
    this.#state = "away";
    this.#options.logger.warn({
      msg: "Redis is away: metrics stand still until it is back, all else goes on",
      redis: redactUrl(this.#options.url),
      error: reason,
    });
  }

  #return(client: Redis): void {
    if (this.#state === "closed") return;
    const { logger, url } = this.#options;
    if (this.#state === "away") logger.info({ msg: "Redis is back", redis: redactUrl(url) });
    else void warnAboutRedis(client, logger);
    this.#state = "there";
    this.#tried.resolve();
    for (const listener of this.#onBack) listener();
  }
}

function pauseBefore(attempt: number): number {
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
  return Math.round(pause * (0.5 + Math.random() / 2));
}
