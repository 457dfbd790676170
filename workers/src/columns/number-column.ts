type NumberArray = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** A typed array that grows. */
export class NumberColumn<Values extends NumberArray> {
  #values: Values;
  #count = 0;

  constructor(first: Values) {
    this.#values = first;
  }

  static integers(): NumberColumn<Int32Array<ArrayBuffer>> {
    return new NumberColumn(new Int32Array(1024));
  }

  static decimals(): NumberColumn<Float64Array<ArrayBuffer>> {
    return new NumberColumn(new Float64Array(1024));
  }

  static codes(): NumberColumn<Uint8Array<ArrayBuffer>> {
    return new NumberColumn(new Uint8Array(1024));
  }

  get count(): number {
    return this.#count;
  }

  push(value: number): void {
    if (this.#count === this.#values.length) this.#resize(this.#count * 2);
    this.#values[this.#count] = value;
    this.#count += 1;
  }

  /** The value that was pushed last; there must be one. */
  get last(): number {
    return this.#values[this.#count - 1] as number;
  }

  at(row: number): number {
    return this.#values[row] as number;
  }

  /** The values without the room to grow. */
  take(): Values {
    if (this.#values.length !== this.#count) this.#resize(this.#count);
    return this.#values;
  }

  #resize(length: number): void {
    const resized = new (this.#values.constructor as new (length: number) => Values)(length);
    resized.set(this.#values.subarray(0, this.#count));
    this.#values = resized;
  }
}
