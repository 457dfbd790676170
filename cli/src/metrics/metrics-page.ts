import { collectDefaultMetrics, Registry } from "prom-client";
import { NetworkGauges } from "./network-gauges.ts";

type Collect = () => void | Promise<void>;

/** What Prometheus reads: the process, and whatever parts of it were added. */
export class MetricsPage {
  readonly registry = new Registry();
  readonly networks = new NetworkGauges(this.registry);
  readonly #collectors: Collect[] = [];
  #rendering: Promise<string> | null = null;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** `collect` is called before each reading, after those added earlier: a later one may know better. */
  add(collect: Collect): void {
    this.#collectors.push(collect);
  }

  /** The page in Prometheus's text format; readings at the same time share one. */
  render(): Promise<string> {
    this.#rendering ??= this.#collectAll().finally(() => {
      this.#rendering = null;
    });
    return this.#rendering;
  }

  async #collectAll(): Promise<string> {
    this.networks.reset();
    for (const collect of this.#collectors) await collect();
    return await this.registry.metrics();
  }
}
