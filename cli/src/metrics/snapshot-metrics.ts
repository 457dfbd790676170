import { Counter, Gauge, type Registry } from "prom-client";

type Help<Name extends string> = Readonly<Record<Name, string>>;

/** Counters and gauges of one chain whose values are counted elsewhere and arrive together. */
export class SnapshotMetrics<CounterName extends string, GaugeName extends string> {
  readonly #counters: readonly (readonly [CounterName, Counter])[];
  readonly #gauges: readonly (readonly [GaugeName, Gauge])[];

  /** @param counters,gauges help text by name */
  constructor(registry: Registry, counters: Help<CounterName>, gauges: Help<GaugeName>) {
    const options = { labelNames: ["chain_id"], registers: [registry] };
    this.#counters = namesOf(counters).map((name) => {
      return [name, new Counter({ name, help: counters[name], ...options })] as const;
    });
    this.#gauges = namesOf(gauges).map((name) => {
      return [name, new Gauge({ name, help: gauges[name], ...options })] as const;
    });
  }

  set(chainId: number, values: Readonly<Record<CounterName | GaugeName, number>>): void {
    const labels = { chain_id: chainId };
    for (const [name, counter] of this.#counters) {
      // The value itself is the total: a counter of the library can only be added to.
      counter.remove(labels);
      counter.inc(labels, values[name]);
    }
    for (const [name, gauge] of this.#gauges) gauge.set(labels, values[name]);
  }
}

function namesOf<Name extends string>(help: Help<Name>): Name[] {
  return Object.keys(help) as Name[];
}
