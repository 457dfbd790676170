const CHUNK_BYTES = 256 * 1024;
const UINT32 = 2 ** 32;

/** Grows by whole chunks; what is taken away with `take` is never written to again. */
export class ByteWriter {
  bytes = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  length = 0;

  get isFull(): boolean {
    return this.length >= CHUNK_BYTES / 2;
  }

  /** Makes room for `count` more bytes. */
  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.length + count));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  /** What was written since the last call. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.length);
    this.bytes = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    this.length = 0;
    return taken;
  }

  writeByte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  writeInt16(value: number): void {
    this.reserve(2);
    this.bytes[this.length++] = value >> 8;
    this.bytes[this.length++] = value;
  }

  writeInt32(value: number): void {
    this.reserve(4);
    this.patchInt32(this.length, value);
    this.length += 4;
  }

  /** Overwrites four bytes at `offset`, which are there already. */
  patchInt32(offset: number, value: number): void {
    const { bytes } = this;
    bytes[offset] = value >> 24;
    bytes[offset + 1] = value >> 16;
    bytes[offset + 2] = value >> 8;
    bytes[offset + 3] = value;
  }

  writeInt64(value: bigint): void {
    this.reserve(8);
    this.length = this.bytes.writeBigInt64BE(value, this.length);
  }

  /** A whole number that a double holds exactly. */
  writeSafeInt64(value: number): void {
    this.writeInt32(Math.floor(value / UINT32));
    this.writeInt32(value % UINT32);
  }

  writeBytes(value: Uint8Array): void {
    this.reserve(value.length);
    this.bytes.set(value, this.length);
    this.length += value.length;
  }

  /** `length` bytes of `source` from `start` on, with the length before them. */
  writeSized(source: Uint8Array, start: number, length: number): void {
    this.reserve(length + 4);
    this.patchInt32(this.length, length);
    const { bytes } = this;
    const at = this.length + 4;
    if (length > 64) bytes.set(source.subarray(start, start + length), at);
    else for (let index = 0; index < length; index++) bytes[at + index] = source[start + index] as number;
    this.length = at + length;
  }

  /** With the length before it. A character takes one byte in latin1. */
  writeSizedText(value: string, encoding: "utf8" | "latin1"): void {
    this.reserve(value.length * 3 + 4);
    const length = this.bytes.write(value, this.length + 4, encoding);
    this.patchInt32(this.length, length);
    this.length += length + 4;
  }

  writeText(value: string): void {
    this.reserve(value.length * 3);
    this.length += this.bytes.write(value, this.length, "utf8");
  }
}
