import { closeSync, openSync, writeSync } from "node:fs";

const BUFFERED_BYTES = 4 << 20;

/** A new file that is written in large pieces. */
export class AppendFile {
  readonly #file: number;
  readonly #buffer = Buffer.allocUnsafe(BUFFERED_BYTES);
  #waiting = 0;
  #bytes = 0;
  #isOpen = true;

  constructor(path: string) {
    this.#file = openSync(path, "w");
  }

  /** Bytes appended so far. */
  get bytes(): number {
    return this.#bytes;
  }

  append(piece: Buffer): void {
    if (this.#waiting + piece.length > BUFFERED_BYTES) this.#flush();
    this.#bytes += piece.length;
    if (piece.length > BUFFERED_BYTES) {
      this.#write(piece);
      return;
    }
    this.#buffer.set(piece, this.#waiting);
    this.#waiting += piece.length;
  }

  /** Closes it, once. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    this.#write(this.#buffer.subarray(0, this.#waiting));
    this.#waiting = 0;
  }

  #write(bytes: Buffer): void {
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written);
  }
}
