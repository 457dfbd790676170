import type { MetricOnNetwork } from "./compute/metric-on-network.ts";

/** After a shorter one everything is up to date as soon. */
const SHORTEST_REST_MS = 2000;

/**
 * Metrics whose last computation was long enough ago to begin the next one, as their `pauseShare` says. Keeps what takes a minute
 * from running all the time on a chain with a block every second.
 */
export class RestingMetrics {
  readonly #until = new Map<string, number>();
  /** Milliseconds. */
  readonly #rests = new Map<string, number>();
  readonly #now: () => number;
  #suspended = 0;

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  isResting(unit: MetricOnNetwork): boolean {
    return this.#suspended === 0 && this.#now() < (this.#until.get(nameOf(unit)) ?? 0);
  }

  /** Whether the metric rests so long that what a block touches is brought up to date meanwhile. */
  takesUpdates(unit: MetricOnNetwork): boolean {
    const rest = this.#rests.get(nameOf(unit)) ?? 0;
    return unit.metric.update !== undefined && this.isResting(unit) && rest >= SHORTEST_REST_MS;
  }

  /** Runs a computation, after which the metric rests in proportion to how long it took. */
  async time<Result>(unit: MetricOnNetwork, run: () => Promise<Result>): Promise<Result> {
    const startedAt = this.#now();
    try {
      return await run();
    } finally {
      const endedAt = this.#now();
      const { pauseShare = 0 } = unit.metric;
      const rest = (endedAt - startedAt) * pauseShare;
      this.#rests.set(nameOf(unit), rest);
      this.#until.set(nameOf(unit), endedAt + rest);
    }
  }

  /** No metric rests while `run` waits for them. */
  async suspend<Result>(run: () => Promise<Result>): Promise<Result> {
    this.#suspended += 1;
    try {
      return await run();
    } finally {
      this.#suspended -= 1;
    }
  }
}

function nameOf({ metric, network }: MetricOnNetwork): string {
  return `${metric.name}@${network.chainId}`;
}
