const FIRST_SLOTS = 1024;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const UNKNOWN = -1;
const MIXED = -2;
/** A slot holds the number and its hash side by side: of other byte strings only one place in memory is looked at. */
const SLOT_SIZE = 2;

/** Byte strings numbered from 0 in the order they are first seen, kept in flat memory: millions cost a few bytes more than their own. */
export class ByteDictionary {
  #bytes = Buffer.alloc(1 << 14);
  /** Where each ends; empty as long as all have one length. */
  #ends = new Int32Array(0);
  #slots: Int32Array = new Int32Array(FIRST_SLOTS * SLOT_SIZE).fill(UNKNOWN);
  #count = 0;
  #end = 0;
  /** Length of all byte strings so far, whose ends then need not be looked up; MIXED when they differ. */
  #width = UNKNOWN;

  get count(): number {
    return this.#count;
  }

  /** The number of `bytes[start, end)`, given now if it has none. */
  add(bytes: Uint8Array, start = 0, end = bytes.length): number {
    const own = hash(bytes, start, end);
    const slots = this.#slots;
    const last = slots.length - SLOT_SIZE;
    let slot = (own << 1) & last;
    for (;;) {
      const known = slots[slot] as number;
      if (known < 0) break;
      if (slots[slot + 1] === own && this.holds(known, bytes, start, end)) return known;
      slot = (slot + SLOT_SIZE) & last;
    }
    const index = this.#count;
    this.#store(bytes, start, end);
    slots[slot] = index;
    slots[slot + 1] = own;
    if (this.#count * 2 * SLOT_SIZE > slots.length)
      this.#slots = replaced(slots, { length: slots.length * 2, numbers: null });
    return index;
  }

  /** -1 when it was never added. */
  find(bytes: Uint8Array, start = 0, end = bytes.length): number {
    const own = hash(bytes, start, end);
    const slots = this.#slots;
    const last = slots.length - SLOT_SIZE;
    for (let slot = (own << 1) & last; ; slot = (slot + SLOT_SIZE) & last) {
      const index = slots[slot] as number;
      if (index < 0 || (slots[slot + 1] === own && this.holds(index, bytes, start, end))) return index;
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

  /** Of the same byte strings these, each named once: number n is what `order[n]` was. */
  reordered(order: Int32Array): ByteDictionary {
    const other = new ByteDictionary();
    const count = order.length;
    other.#bytes = Buffer.allocUnsafeSlow(Math.max(1, this.#end));
    other.#width = count === 0 ? UNKNOWN : this.#width;
    other.#ends = new Int32Array(other.#width === MIXED ? count : 0);
    other.#count = count;
    const numbers = new Int32Array(this.#count).fill(UNKNOWN);
    for (let index = 0; index < count; index += 1) {
      const old = order[index] as number;
      numbers[old] = index;
      const last = this.#endOf(old);
      for (let at = this.#startOf(old); at < last; at += 1)
        other.#bytes[other.#end++] = this.#bytes[at] as number;
      if (other.#width === MIXED) other.#ends[index] = other.#end;
    }
    other.#slots = replaced(this.#slots, { length: this.#slots.length, numbers });
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
    return `0x${this.#bytes.toString("hex", this.#startOf(index), this.#endOf(index))}`;
  }

  /** Order of two numbers by their bytes. */
  compare(first: number, second: number): number {
    const [start, other] = [this.#startOf(first), this.#startOf(second)];
    const [length, otherLength] = [this.#endOf(first) - start, this.#endOf(second) - other];
    for (let at = 0; at < length && at < otherLength; at += 1) {
      const difference = (this.#bytes[start + at] as number) - (this.#bytes[other + at] as number);
      if (difference !== 0) return difference;
    }
    return length - otherLength;
  }

  #startOf(index: number): number {
    if (this.#width >= 0) return index * this.#width;
    return index === 0 ? 0 : (this.#ends[index - 1] as number);
  }

  #endOf(index: number): number {
    return this.#width >= 0 ? (index + 1) * this.#width : (this.#ends[index] as number);
  }

  #store(bytes: Uint8Array, start: number, end: number): void {
    const from = this.#end;
    const to = from + end - start;
    if (to > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(to, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    for (let at = start; at < end; at += 1) this.#bytes[from + at - start] = bytes[at] as number;
    this.#end = to;
    if (this.#width === UNKNOWN) this.#width = end - start;
    else if (this.#width >= 0 && this.#width !== end - start) this.#mix();
    if (this.#width === MIXED) this.#pushEnd(to);
    this.#count += 1;
  }

  /** From now on every end is kept. */
  #mix(): void {
    const width = this.#width;
    this.#ends = new Int32Array(Math.max(FIRST_SLOTS, this.#count * 2));
    for (let index = 0; index < this.#count; index += 1) this.#ends[index] = (index + 1) * width;
    this.#width = MIXED;
  }

  #pushEnd(end: number): void {
    if (this.#count === this.#ends.length) {
      const longer = new Int32Array(Math.max(FIRST_SLOTS, this.#ends.length * 2));
      longer.set(this.#ends);
      this.#ends = longer;
    }
    this.#ends[this.#count] = end;
  }
}

/** The same among slots of another length, a power of two, with other numbers if such are given; what has none is left out. */
function replaced(
  before: Int32Array,
  { length, numbers }: { length: number; numbers: Int32Array | null },
): Int32Array {
  const slots = new Int32Array(length).fill(UNKNOWN);
  const last = length - SLOT_SIZE;
  for (let old = 0; old < before.length; old += SLOT_SIZE) {
    const known = before[old] as number;
    const index = known < 0 || numbers === null ? known : (numbers[known] as number);
    if (index < 0) continue;
    const own = before[old + 1] as number;
    let slot = (own << 1) & last;
    while ((slots[slot] as number) >= 0) slot = (slot + SLOT_SIZE) & last;
    slots[slot] = index;
    slots[slot + 1] = own;
  }
  return slots;
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
