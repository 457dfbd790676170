import type { Clock } from "./clock.ts";
import type { Endpoint } from "./endpoint.ts";

const PROBE_MS = 5_000;

/** Chooses the endpoint to ask: the first in the configured order that is not resting after a failure. */
export class EndpointPool {
  readonly endpoints: readonly Endpoint[];
  readonly #clock: Clock;

  constructor(endpoints: readonly Endpoint[], clock: Clock) {
    this.endpoints = endpoints;
    this.#clock = clock;
  }

  /** Waits until an endpoint outside `excluded` is available; null when all are excluded. */
  async pick(excluded: ReadonlySet<Endpoint>, signal?: AbortSignal): Promise<Endpoint | null> {
    for (;;) {
      signal?.throwIfAborted();
      const candidates = this.endpoints.filter((endpoint) => !excluded.has(endpoint));
      if (candidates.length === 0) return null;
      const now = this.#clock.now();
      const endpoint = candidates.find(({ availableAt }) => availableAt <= now);
      if (endpoint !== undefined) {
        if (!endpoint.isHealthy && candidates.length > 1) endpoint.reserve(PROBE_MS);
        return endpoint;
      }
      const next = Math.min(...candidates.map(({ availableAt }) => availableAt));
      await this.#clock.sleep(next - now, signal);
    }
  }

  /** Another endpoint that may be asked now; null when there is none. */
  beside(endpoint: Endpoint): Endpoint | null {
    const now = this.#clock.now();
    return this.endpoints.find((other) => other !== endpoint && other.availableAt <= now) ?? null;
  }

  /** Waits until this endpoint is available. */
  async rest({ availableAt }: Endpoint, signal?: AbortSignal): Promise<void> {
    const wait = availableAt - this.#clock.now();
    if (wait > 0) await this.#clock.sleep(wait, signal);
  }

  /** The endpoint that would be asked now. */
  get preferred(): Endpoint | undefined {
    const now = this.#clock.now();
    return this.endpoints.find(({ availableAt }) => availableAt <= now) ?? this.endpoints[0];
  }
}
