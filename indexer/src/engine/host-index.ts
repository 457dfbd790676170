import type { DataSourceHost } from "./data-source-host.ts";

/** Data sources in creation order, found by the address of a log. */
export class HostIndex {
  readonly #all: DataSourceHost[] = [];
  readonly #order = new Map<DataSourceHost, number>();
  readonly #byAddress = new Map<string, DataSourceHost[]>();
  readonly #anyAddress: DataSourceHost[] = [];
  readonly #withBlockHandlers: DataSourceHost[] = [];
  #hasDeclaredCalls = false;

  get all(): readonly DataSourceHost[] {
    return this.#all;
  }

  /** Those that handle blocks as such, in creation order. */
  get withBlockHandlers(): readonly DataSourceHost[] {
    return this.#withBlockHandlers;
  }

  /** Whether some event handler declares contract calls. */
  get hasDeclaredCalls(): boolean {
    return this.#hasDeclaredCalls;
  }

  add(host: DataSourceHost): void {
    this.#order.set(host, this.#all.length);
    this.#all.push(host);
    if (host.options.mapping.blockHandlers.length > 0) this.#withBlockHandlers.push(host);
    this.#hasDeclaredCalls ||= host.hasDeclaredCalls;
    const { address } = host.options;
    if (address === null) {
      this.#anyAddress.push(host);
      return;
    }
    const known = this.#byAddress.get(address);
    if (known) known.push(host);
    else this.#byAddress.set(address, [host]);
  }

  /** Data sources that may want a log of `address`, in creation order. */
  candidates(address: string): readonly DataSourceHost[] {
    const own = this.#byAddress.get(address) ?? [];
    if (this.#anyAddress.length === 0) return own;
    if (own.length === 0) return this.#anyAddress;
    const order = (host: DataSourceHost) => this.#order.get(host) ?? 0;
    return [...own, ...this.#anyAddress].sort((a, b) => order(a) - order(b));
  }
}
