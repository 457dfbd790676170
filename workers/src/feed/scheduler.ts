import { describeError, type Logger } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import type { Kysely } from "kysely";
import type { MetricOnNetwork, Network } from "../compute/metric-on-network.ts";
import { advanceWatermark } from "../compute/watermark.ts";
import type { Metric } from "../metrics/metric.ts";
import { followersOf } from "../metrics/registry.ts";
import type { MetricJob } from "../queue/metric-job.ts";
import type { MetricQueue } from "../queue/metric-queue.ts";
import { applyNetworkChanges } from "./apply-network-changes.ts";
import { applicableMetrics, readNetworks } from "./read-networks.ts";
import { SingleFlight } from "./single-flight.ts";

export interface SchedulerOptions {
  readonly db: Kysely<Database>;
  readonly logger: Logger;
  readonly metrics: readonly Metric[];
  readonly queue: MetricQueue;
  /** Whether a metric is not to be woken yet; a later round looks again. */
  readonly isResting?: (unit: MetricOnNetwork) => boolean;
}

/** Takes every metric through the change feeds and wakes workers for what it finds. */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #rounds: SingleFlight;
  /** As of the last round. */
  #units: readonly MetricOnNetwork[] = [];
  #recovery: Promise<void> | undefined;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#rounds = new SingleFlight(() => this.#round());
  }

  /** Every metric on every network whose tables exist. */
  async units(): Promise<MetricOnNetwork[]> {
    const { db, metrics } = this.#options;
    const networks = await readNetworks(db);
    const units = await Promise.all(networks.map((network) => applicableMetrics(db, network, metrics)));
    return units.flat();
  }

  /** The metric on the network; null when there is none. */
  async findUnit({ metric, chainId }: MetricJob): Promise<MetricOnNetwork | null> {
    const isWanted = (unit: MetricOnNetwork) =>
      unit.metric.name === metric && unit.network.chainId === chainId;
    return this.#units.find(isWanted) ?? (await this.units()).find(isWanted) ?? null;
  }

  /** Wakes workers for the metrics that read this one's rows, where nothing else is missing for them. */
  async wakeFollowers({ metric, network }: MetricOnNetwork): Promise<void> {
    const { db, queue, isResting } = this.#options;
    const { chainId } = network;
    for (const follower of followersOf(metric)) {
      const isThere = this.#units.some(
        (unit) => unit.metric === follower && unit.network.chainId === chainId,
      );
      if (!isThere) continue;
      const { isDue } = await advanceWatermark(db, { metric: follower, network });
      const isAwake = isResting?.({ metric: follower, network }) !== true;
      if (isDue && isAwake) await queue.wake({ metric: follower.name, chainId });
    }
  }

  /** Resolves when every change committed before the call is marked and workers are awake for it. */
  async run(): Promise<void> {
    await this.#rounds.run();
  }

  /** Does the same in the background. */
  ring(): void {
    this.#rounds.run().catch((error: unknown) => {
      this.#options.logger.warn({ msg: "Reading the change feed failed", error: describeError(error) });
    });
  }

  /** In the background: forgets jobs of processes that died, and wakes workers for all that is left to compute. */
  recover(): void {
    this.#recovery = this.#recover().catch((error: unknown) => {
      this.#options.logger.warn({ msg: "Waking the workers failed", error: describeError(error) });
    });
  }

  /** Resolves when nothing runs in the background any more. */
  async settled(): Promise<void> {
    await this.#recovery;
    await this.#rounds.settled();
  }

  async #recover(): Promise<void> {
    for (const { metric, network } of await this.units()) {
      await this.#options.queue.release({ metric: metric.name, chainId: network.chainId });
    }
    await this.run();
  }

  async #round(): Promise<void> {
    const { db, metrics } = this.#options;
    const networks = await readNetworks(db);
    const units = await Promise.all(networks.map((network) => applicableMetrics(db, network, metrics)));
    this.#units = units.flat();
    const results = await Promise.allSettled(
      networks.map((network, index) => this.#schedule(network, units[index] ?? [])),
    );
    const failed = results.find((result) => result.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }

  async #schedule(network: Network, units: readonly MetricOnNetwork[]): Promise<void> {
    const { db, queue, isResting } = this.#options;
    const metrics = units.map(({ metric }) => metric);
    for (const [metric, { isDue }] of await applyNetworkChanges(db, network, metrics)) {
      if (isDue && isResting?.({ metric, network }) !== true)
        await queue.wake({ metric: metric.name, chainId: network.chainId });
    }
  }
}
