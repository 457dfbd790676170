/** Values by name within a limit of their sizes in sum: what was kept longest ago goes first. */
export class SizedMap<Value extends { readonly size: number }> {
  readonly #entries = new Map<string, Value>();
  readonly #limit: number;
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(name: string): Value | undefined {
    return this.#entries.get(name);
  }

  /** In the place of what had the name; a value above the limit is not kept. */
  keep(name: string, value: Value): void {
    this.delete(name);
    if (value.size > this.#limit) return;
    this.#entries.set(name, value);
    this.#size += value.size;
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#limit) break;
      this.delete(oldest);
    }
  }

  delete(name: string): void {
    this.#size -= this.#entries.get(name)?.size ?? 0;
    this.#entries.delete(name);
  }

  names(): IterableIterator<string> {
    return this.#entries.keys();
  }
}
