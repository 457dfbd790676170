/** A map of a few entries: lean where there are hundreds of thousands of them, most of which stay empty. */
export class FewEntries<Key, Value> {
  #keys: Key[] | null = null;
  #values: Value[] | null = null;

  get(key: Key): Value | undefined {
    const place = this.#keys?.indexOf(key) ?? -1;
    return place < 0 ? undefined : this.#values?.[place];
  }

  set(key: Key, value: Value): void {
    this.#keys ??= [];
    this.#values ??= [];
    const place = this.#keys.indexOf(key);
    if (place < 0) this.#keys.push(key);
    this.#values[place < 0 ? this.#keys.length - 1 : place] = value;
  }

  /** In the order in which they were first set. */
  keys(): readonly Key[] {
    return this.#keys ?? [];
  }
}
