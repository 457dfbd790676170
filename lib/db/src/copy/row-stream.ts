import { cutOff } from "./copy-out.ts";

/** Signature, flags and the length of the header's extension, which Postgres leaves empty. */
const HEADER_BYTES = 19;
const END_OF_ROWS = -1;

/** Reads one row, which is whole and whose first field begins at `at`. */
export type TakeRow = (bytes: Buffer, at: number) => void;

/** Cuts the binary form of a COPY into rows, in whatever pieces it comes. */
export class RowStream {
  readonly #takeRow: TakeRow;
  #rest: Buffer | null = null;
  #isHeaderRead = false;
  #hasEnded = false;

  constructor(takeRow: TakeRow) {
    this.#takeRow = takeRow;
  }

  push(piece: Buffer): void {
    const bytes = this.#rest === null ? piece : Buffer.concat([this.#rest, piece]);
    this.#rest = null;
    let at = 0;
    if (!this.#isHeaderRead) {
      if (bytes.length < HEADER_BYTES) {
        this.#rest = Buffer.from(bytes);
        return;
      }
      at = HEADER_BYTES;
      this.#isHeaderRead = true;
    }
    while (at < bytes.length) {
      const end = this.#rowEnd(bytes, at);
      if (end === null) {
        // A copy: what pg hands over is overwritten.
        this.#rest = Buffer.from(bytes.subarray(at));
        return;
      }
      if (this.#hasEnded) return;
      this.#takeRow(bytes, at + 2);
      at = end;
    }
  }

  /** @throws DATABASE_UNREACHABLE when the mark behind the last row has not come */
  assertEnded(): void {
    if (!this.#hasEnded) throw cutOff();
  }

  /** Null when the row is not whole. */
  #rowEnd(bytes: Buffer, start: number): number | null {
    if (bytes.length < start + 2) return null;
    const fields = bytes.readInt16BE(start);
    let at = start + 2;
    if (fields === END_OF_ROWS) {
      this.#hasEnded = true;
      return at;
    }
    for (let field = 0; field < fields; field += 1) {
      if (bytes.length < at + 4) return null;
      at += 4 + Math.max(0, bytes.readInt32BE(at));
    }
    return at <= bytes.length ? at : null;
  }
}
