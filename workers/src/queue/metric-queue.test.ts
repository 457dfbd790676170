import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { silentLogger } from "@facevalue/core";
import { createTestDatabase } from "@facevalue/db/testing";
import type { Queue } from "bullmq";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { DrainResult } from "../compute/recompute-dirty.ts";
import { TestRedis } from "../testing/test-redis.ts";
import { JOB_NAME, QUEUE_NAME } from "./metric-job.ts";
import { type MetricQueue, openMetricQueue } from "./metric-queue.ts";
import { type MetricHandler, openMetricWorker } from "./metric-worker.ts";
import { postgresBackend } from "./postgres-backend.ts";
import type { QueueBackend } from "./queue-backend.ts";
import { redisBackend } from "./redis-backend.ts";

const JOB = { metric: "event-sales", chainId: 1 };
const DONE: DrainResult = { outcome: "clean", computed: 1, setAside: 0 };
/** Long enough for a job that must not come. */
const QUIET_MS = 500;

const closers: (() => Promise<unknown>)[] = [];
let redis: TestRedis;

beforeAll(async () => {
  redis = await TestRedis.open();
});
afterAll(() => redis?.close());
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const BACKENDS = {
  async postgres(): Promise<QueueBackend> {
    const database = await createTestDatabase();
    closers.push(database.drop);
    return postgresBackend(database.url);
  },
  async redis(): Promise<QueueBackend> {
    return redisBackend({ url: redis.url, logger: silentLogger, installation: randomUUID() });
  },
};

describe.each(Object.entries(BACKENDS))("on %s", (_, openBackend) => {
  let backend: QueueBackend;
  let queue: MetricQueue;

  beforeEach(async () => {
    backend = await openBackend();
    queue = await openMetricQueue(backend, silentLogger);
    closers.push(backend.close, queue.close);
  });

  async function work(handle: MetricHandler): Promise<void> {
    const worker = await openMetricWorker({ backend, logger: silentLogger, concurrency: 4, handle });
    closers.push(worker.close);
  }

  test("jobs for the same metric and network that wait are one job", async () => {
    for (let i = 0; i < 5; i += 1) await queue.wake(JOB);
    await queue.wake({ ...JOB, chainId: 2 });
    const handle = vi.fn<MetricHandler>().mockResolvedValue(DONE);
    await work(handle);
    await vi.waitFor(() => expect(handle).toHaveBeenCalledTimes(2));
    await sleep(QUIET_MS);
    expect(new Set(handle.mock.calls.map(([job]) => job.chainId))).toEqual(new Set([1, 2]));
  });

  test("a wake-up during a run leads to exactly one more run, after it", async () => {
    const running = Promise.withResolvers<void>();
    let atOnce = 0;
    let mostAtOnce = 0;
    let runs = 0;
    await work(async () => {
      atOnce += 1;
      runs += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      if (runs === 1) await running.promise;
      atOnce -= 1;
      return DONE;
    });
    await queue.wake(JOB);
    await vi.waitFor(() => expect(runs).toBe(1));
    for (let i = 0; i < 3; i += 1) await queue.wake(JOB);
    running.resolve();
    await vi.waitFor(() => expect(runs).toBe(2), 5000);
    await sleep(QUIET_MS);
    expect(runs).toBe(2);
    await queue.wake(JOB);
    await vi.waitFor(() => expect(runs).toBe(3), 5000);
    expect(mostAtOnce).toBe(1);
  });

  test("a job that fails is tried again after a pause", async () => {
    const handle = vi
      .fn<MetricHandler>()
      .mockRejectedValueOnce(new Error("database gone"))
      .mockResolvedValue(DONE);
    await work(handle);
    const startedAt = performance.now();
    await queue.wake(JOB);
    await vi.waitFor(() => expect(handle).toHaveBeenCalledTimes(2), 5000);
    expect(performance.now() - startedAt).toBeGreaterThan(200);
  });

  test("a bad payload is refused when it is sent, and not retried when it is received", async () => {
    await expect(queue.wake({ metric: "", chainId: 1 })).rejects.toThrow();
    const handle = vi.fn<MetricHandler>().mockResolvedValue(DONE);
    await work(handle);
    const sender = backend.createQueue(QUEUE_NAME) as Queue;
    closers.push(() => sender.close());
    const job = await sender.add(JOB_NAME, { metric: "event-sales", chainId: "one" }, { attempts: 5 });
    await vi.waitFor(async () => expect(await job.getState()).toBe("failed"), 5000);
    const failed = await sender.getJob(job.id ?? "");
    expect(failed?.attemptsMade).toBe(1);
    expect(failed?.failedReason).toContain("bad payload");
    expect(handle).not.toHaveBeenCalled();
  });
});
