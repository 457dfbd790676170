const FIRST_SLOTS = 1024;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const UNKNOWN = -1;
const MIXED = -2;

/** Byte strings numbered from 0 in the order they are first seen, kept in flat memory: millions cost a few bytes more than their own. */
export class ByteDictionary {
  #bytes = Buffer.alloc(1 << 14);
  #ends = new Int32Array(FIRST_SLOTS / 2);
  /** Of each number, so that other byte strings are told apart without looking at them. */
  #hashes = new Int32Array(FIRST_SLOTS / 2);
  #slots = new Int32Array(FIRST_SLOTS).fill(-1);
  #count = 0;
  /** Length of all byte strings so far, whose ends then need not be looked up; MIXED when they differ. */
  #width = UNKNOWN;

  get count(): number {
    return this.#count;
  }

  /** The number of `bytes[start, end)`, given now if it has none. */
  add(bytes: Uint8Array, start = 0, end = bytes.length): number {
    const own = hash(bytes, start, end);
    const mask = this.#slots.length - 1;
    let slot = own & mask;
    for (;;) {
      const known = this.#slots[slot] as number;
      if (known < 0) break;
      if (this.#hashes[known] === own && this.holds(known, bytes, start, end)) return known;
      slot = (slot + 1) & mask;
    }
    const index = this.#count;
    this.#store(bytes, start, end);
    this.#hashes[index] = own;
    this.#slots[slot] = index;
    if (this.#count * 2 > this.#slots.length) this.#place(this.#slots.length * 2);
    return index;
  }

  /** -1 when it was never added. */
  find(bytes: Uint8Array, start = 0, end = bytes.length): number {
    const own = hash(bytes, start, end);
    const mask = this.#slots.length - 1;
    for (let slot = own & mask; ; slot = (slot + 1) & mask) {
      const index = this.#slots[slot] as number;
      if (index < 0 || (this.#hashes[index] === own && this.holds(index, bytes, start, end))) return index;
    }
  }

  /** Whether the number, which need not be given, is that of `bytes[start, end)`. */
  holds(index: number, bytes: Uint8Array, start: number, end: number): boolean {
    if (index < 0 || index >= this.#count) return false;
    const own = this.#startOf(index);
    if (this.#endOf(index) - own !== end - start) return false;
    for (let at = end - start - 1; at >= 0; at -= 1)
      if (this.#bytes[own + at] !== bytes[start + at]) return false;
    return true;
  }

  /** The same byte strings with other numbers: number n is what `order[n]` was. Each number once. */
  reordered(order: Int32Array): ByteDictionary {
    const other = new ByteDictionary();
    other.#bytes = Buffer.allocUnsafeSlow(Math.max(1, this.#count === 0 ? 0 : this.#endOf(this.#count - 1)));
    other.#ends = new Int32Array(Math.max(1, this.#count));
    other.#hashes = new Int32Array(Math.max(1, this.#count));
    other.#width = this.#width;
    other.#count = this.#count;
    let end = 0;
    for (let index = 0; index < this.#count; index += 1) {
      const old = order[index] as number;
      const last = this.#endOf(old);
      for (let at = this.#startOf(old); at < last; at += 1) other.#bytes[end++] = this.#bytes[at] as number;
      other.#ends[index] = end;
      other.#hashes[index] = this.#hashes[old] as number;
    }
    other.#place(this.#slots.length);
    return other;
  }

  /** The number of a hex string with 0x; -1 when it was never added. */
  findHex(hex: string): number {
    return this.find(Buffer.from(hex.slice(2), "hex"));
  }

  /** The bytes of a number, shared with the dictionary: not to be written to. */
  bytesOf(index: number): Buffer {
    return this.#bytes.subarray(this.#startOf(index), this.#endOf(index));
  }

  /** Lower-case hex with 0x. */
  hexOf(index: number): string {
    return `0x${this.bytesOf(index).toString("hex")}`;
  }

  /** Order of two numbers by their bytes. */
  compare(first: number, second: number): number {
    return this.bytesOf(first).compare(this.bytesOf(second));
  }

  #startOf(index: number): number {
    if (this.#width >= 0) return index * this.#width;
    return index === 0 ? 0 : (this.#ends[index - 1] as number);
  }

  #endOf(index: number): number {
    return this.#width >= 0 ? (index + 1) * this.#width : (this.#ends[index] as number);
  }

  #store(bytes: Uint8Array, start: number, end: number): void {
    const from = this.#count === 0 ? 0 : (this.#ends[this.#count - 1] as number);
    const to = from + end - start;
    if (to > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(to, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    for (let at = start; at < end; at += 1) this.#bytes[from + at - start] = bytes[at] as number;
    if (this.#width === UNKNOWN) this.#width = end - start;
    else if (this.#width !== end - start) this.#width = MIXED;
    if (this.#count === this.#ends.length) {
      const longer = new Int32Array(this.#ends.length * 2);
      longer.set(this.#ends);
      this.#ends = longer;
      const hashes = new Int32Array(longer.length);
      hashes.set(this.#hashes);
      this.#hashes = hashes;
    }
    this.#ends[this.#count] = to;
    this.#count += 1;
  }

  /** Finds everything a slot among so many, a power of two. */
  #place(count: number): void {
    this.#slots = new Int32Array(count).fill(-1);
    const mask = count - 1;
    for (let index = 0; index < this.#count; index += 1) {
      let slot = (this.#hashes[index] as number) & mask;
      while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      this.#slots[slot] = index;
    }
  }
}

/** FNV-1a over words of 32 bits, each mixed, with a final mix, since slots are taken from the low bits. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = FNV_OFFSET ^ (end - start);
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    value = Math.imul(value ^ word, FNV_PRIME);
    value ^= value >>> 15;
  }
  for (; at < end; at += 1) value = Math.imul(value ^ (bytes[at] as number), FNV_PRIME);
  value ^= value >>> 16;
  value = Math.imul(value, 0x85ebca6b);
  return value ^ (value >>> 13);
}
