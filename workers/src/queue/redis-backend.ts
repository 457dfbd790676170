import { Queue, Worker } from "bullmq";
import type { MetricJob } from "./metric-job.ts";
import type { QueueBackend } from "./queue-backend.ts";
import { RedisLink, type RedisLinkOptions } from "./redis-link.ts";

const SEND_TIMEOUT_MS = 5000;

export interface RedisBackendOptions extends RedisLinkOptions {
  /** Keeps the keys of several installations on one server apart. */
  readonly installation: string;
}

/**
 * The queue on Redis or Valkey. It may be away at any time: nothing is lost but time, as Postgres knows what is to be
 * computed.
 */
export function redisBackend(options: RedisBackendOptions): QueueBackend {
  const link = new RedisLink(options);
  // What the library would check and print by itself, the link says in the log.
  const common = { prefix: `facevalue-${options.installation}`, skipVersionCheck: true };
  return {
    createQueue(name) {
      // Sending fails at once when the server is away; a worker waits for it.
      const sending = { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: SEND_TIMEOUT_MS };
      return new Queue<MetricJob, string>(name, { ...common, connection: link.connect(sending) });
    },
    createWorker(name, processor, workerOptions) {
      const connection = link.connect({ maxRetriesPerRequest: null });
      const worker = new LinkedWorker(name, processor, { ...workerOptions, ...common, connection });
      worker.link = link;
      return worker;
    },
    opened: () => link.tried(),
    isAway: (error) => (error === undefined ? link.isAway : link.isLoss(error)),
    onBack: (listener) => link.onBack(listener),
    close: async () => link.close(),
  };
}

class LinkedWorker extends Worker<MetricJob, string> {
  link: RedisLink | undefined;

  /** A job cannot report to a server that is away, now or later: it is then not waited for. */
  override async close(): Promise<void> {
    this.link?.beginClosing();
    await super.close(this.link?.isAway ?? false);
  }
}
