import { describeError, type Logger } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import type { Kysely } from "kysely";
import { hasDueKeys } from "../compute/dirty-keys.ts";
import type { MetricOnNetwork } from "../compute/metric-on-network.ts";
import type { Metric } from "../metrics/metric.ts";
import type { MetricQueue } from "../queue/metric-queue.ts";
import { applyChanges } from "./apply-changes.ts";
import { applicableMetrics, readNetworks } from "./read-networks.ts";
import { SingleFlight } from "./single-flight.ts";

export interface SchedulerOptions {
  readonly db: Kysely<Database>;
  readonly logger: Logger;
  readonly metrics: readonly Metric[];
  readonly queue: MetricQueue;
}

/** Takes every metric through the change feeds and wakes workers for what it finds. */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #rounds: SingleFlight;
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
    const results = await Promise.allSettled((await this.units()).map((unit) => this.#schedule(unit)));
    const failed = results.find((result) => result.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }

  async #schedule(unit: MetricOnNetwork): Promise<void> {
    const { db, queue } = this.#options;
    const { isDirty } = await applyChanges(db, unit);
    if (!isDirty || !(await hasDueKeys(db, unit))) return;
    await queue.wake({ metric: unit.metric.name, chainId: unit.network.chainId });
  }
}
