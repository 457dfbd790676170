import type { RowImage } from "./row-image.ts";

const FIRST_CAPACITY = 4096;
const LONG = 255;

/** Bytes of a row while it is written or read; reused from row to row. */
export class RowBuffer {
  bytes!: Uint8Array;
  view!: DataView;
  #buffer!: Buffer;
  /** Where the next byte is written or read. */
  at = 0;

  constructor() {
    this.#allocate(FIRST_CAPACITY);
  }

  /** Makes room for `count` more bytes. */
  reserve(count: number): void {
    const needed = this.at + count;
    if (needed <= this.bytes.length) return;
    const old = this.bytes;
    this.#allocate(Math.max(old.length * 2, needed));
    this.bytes.set(old);
  }

  byte(value: number): void {
    if (this.at >= this.bytes.length) this.reserve(1);
    this.bytes[this.at++] = value;
  }

  length(value: number): void {
    if (value < LONG) {
      this.byte(value);
      return;
    }
    this.reserve(5);
    this.bytes[this.at] = LONG;
    this.view.setUint32(this.at + 1, value, true);
    this.at += 5;
  }

  /** Length and bytes of `source` from `start` on. */
  sized(source: Uint8Array, start: number, length: number): void {
    this.length(length);
    this.copy(source, start, length);
  }

  copy(source: Uint8Array, start: number, length: number): void {
    this.reserve(length);
    const { bytes, at } = this;
    if (length > 64) bytes.set(source.subarray(start, start + length), at);
    else for (let index = 0; index < length; index++) bytes[at + index] = source[start + index] as number;
    this.at = at + length;
  }

  /** What was written, as an image. */
  take(): RowImage {
    return this.#buffer.toString("latin1", 0, this.at);
  }

  /** Puts an image in place, to be read from its flags on. */
  load(row: RowImage): void {
    this.at = 0;
    this.reserve(row.length);
    this.#buffer.write(row, 0, row.length, "latin1");
  }

  readLength(): number {
    const first = this.bytes[this.at++] as number;
    if (first < LONG) return first;
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  #allocate(capacity: number): void {
    const memory = new ArrayBuffer(capacity);
    this.bytes = new Uint8Array(memory);
    this.view = new DataView(memory);
    this.#buffer = Buffer.from(memory);
  }
}
