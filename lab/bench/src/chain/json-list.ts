const SEGMENT_BYTES = 64 << 20;

/** JSON values kept as bytes, each followed by a comma, so that any run of them can be sent as it is. */
export class JsonList {
  readonly #segments: Buffer[] = [];
  readonly #starts: Float64Array;
  readonly #ends: Float64Array;
  readonly #segmentBytes: number;
  #length = 0;
  #end = 0;

  /** @param capacity most values it will hold */
  constructor(capacity: number, segmentBytes = SEGMENT_BYTES) {
    this.#segmentBytes = segmentBytes;
    this.#starts = new Float64Array(capacity);
    this.#ends = new Float64Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** Adds a value of ASCII characters, shorter than a segment. */
  push(json: string): void {
    const bytes = json.length + 1;
    const isFull =
      this.#segments.length === 0 || (this.#end % this.#segmentBytes) + bytes > this.#segmentBytes;
    if (isFull || this.#end === this.#segments.length * this.#segmentBytes) {
      this.#end = this.#segments.length * this.#segmentBytes;
      this.#segments.push(Buffer.allocUnsafeSlow(this.#segmentBytes));
    }
    const segment = this.#segments.at(-1) as Buffer;
    segment.write(`${json},`, this.#end % this.#segmentBytes, "latin1");
    this.#starts[this.#length] = this.#end;
    this.#end += bytes;
    this.#ends[this.#length] = this.#end;
    this.#length++;
  }

  /** The values from `from` to before `to`, separated by commas. */
  join(from: number, to: number): Buffer[] {
    if (from >= to) return [];
    const parts: Buffer[] = [];
    const end = (this.#ends[to - 1] as number) - 1;
    let index = from;
    while (index < to) {
      const start = this.#starts[index] as number;
      const segment = Math.floor(start / this.#segmentBytes);
      const next = this.#firstBeyond(segment, index, to);
      const stop = next === to ? end : (this.#ends[next - 1] as number);
      const base = segment * this.#segmentBytes;
      parts.push((this.#segments[segment] as Buffer).subarray(start - base, stop - base));
      index = next;
    }
    return parts;
  }

  /** The first value from `from` on that lies in a later segment; `to` when none before it does. */
  #firstBeyond(segment: number, from: number, to: number): number {
    const limit = (segment + 1) * this.#segmentBytes;
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] as number) < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
