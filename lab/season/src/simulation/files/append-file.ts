import { closeSync, openSync, writeSync } from "node:fs";

const BUFFERED_BYTES = 4 << 20;

/** A new file that is written in large pieces. */
export class AppendFile {
  readonly #file: number;
  #pieces: Buffer[] = [];
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
    this.#pieces.push(piece);
    this.#waiting += piece.length;
    this.#bytes += piece.length;
    if (this.#waiting >= BUFFERED_BYTES) this.#flush();
  }

  /** Closes it, once. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    const all = Buffer.concat(this.#pieces);
    for (let written = 0; written < all.length; ) written += writeSync(this.#file, all, written);
    this.#pieces = [];
    this.#waiting = 0;
  }
}
