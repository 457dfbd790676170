import { createPostgresBackend, withBackend } from "bullmq";
import type { MetricJob } from "./metric-job.ts";
import type { QueueBackend } from "./queue-backend.ts";

/** Schema of the queue's own tables, which it makes and migrates itself. */
const QUEUE_SCHEMA = "bullmq";

/** Each of queue and worker has its own few connections, besides one that listens. */
const CONNECTIONS = 2;

const bullmq = withBackend(createPostgresBackend);

/** The queue on Postgres, which is there whenever the database is. */
export function postgresBackend(databaseUrl: string): QueueBackend {
  const connection = { connectionString: databaseUrl, schema: QUEUE_SCHEMA, migrate: true, max: CONNECTIONS };
  return {
    createQueue: (name) => new bullmq.Queue<MetricJob, string>(name, { connection }),
    createWorker: (name, processor, options) =>
      new bullmq.Worker<MetricJob, string>(name, processor, { ...options, connection }),
    opened: (part) => part.waitUntilReady(),
    isAway: () => false,
    onBack: (listener) => listener(),
    close: () => Promise.resolve(),
  };
}
