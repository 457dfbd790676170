import { ByteWriter, decodeAmount, writeInteger } from "@facevalue/db";
import { ByteDictionary } from "../../columns/byte-dictionary.ts";

const UNKNOWN = -1;
const LENGTH_BYTES = 4;
/** Where a numeric says with how many decimals it is written, which do not make it another amount. */
const SCALE_AT = 6;
const writer = new ByteWriter();

/** Amounts in smallest units, or null where they are unknown. Equal ones are kept once, so that a column of prices is small. */
export class AmountColumn {
  /** Amounts in Postgres' binary form, of which each has one; copies share them. */
  #forms = new ByteDictionary();
  /** Of those that were asked for. */
  #values: (bigint | undefined)[] = [];
  #rows: Int32Array;
  #count = 0;
  /** Often the next one, too. */
  #last = UNKNOWN;

  constructor(capacity = 1024) {
    this.#rows = new Int32Array(Math.max(1, capacity));
  }

  get count(): number {
    return this.#count;
  }

  push(amount: bigint | null): void {
    if (amount === null) this.#add(UNKNOWN);
    else {
      writer.length = 0;
      writeInteger(writer, amount);
      this.#add(this.#forms.add(writer.bytes, LENGTH_BYTES, writer.length));
    }
  }

  /** An amount in Postgres' binary form. */
  pushNumeric(bytes: Buffer, at: number, length: number): void {
    if (bytes[at + SCALE_AT] === 0 && bytes[at + SCALE_AT + 1] === 0) {
      if (!this.#forms.holds(this.#last, bytes, at, at + length))
        this.#last = this.#forms.add(bytes, at, at + length);
      this.#add(this.#last);
      return;
    }
    const plain = Buffer.from(bytes.subarray(at, at + length));
    plain.writeInt16BE(0, SCALE_AT);
    this.#add(this.#forms.add(plain));
  }

  at(row: number): bigint | null {
    const code = this.#rows[row] ?? UNKNOWN;
    if (code === UNKNOWN) return null;
    const known = this.#values[code];
    if (known !== undefined) return known;
    const amount = decodeAmount(this.#forms.bytesOf(code), 0);
    this.#values[code] = amount;
    return amount;
  }

  /** The same number for rows with the same amount, from 0 in the order first seen; -1 for null. */
  codeAt(row: number): number {
    return this.#rows[row] as number;
  }

  /** Adds the rows of another column after these. */
  append(other: AmountColumn): void {
    const codes = new Int32Array(other.#forms.count);
    for (let code = 0; code < codes.length; code += 1)
      codes[code] = this.#forms.add(other.#forms.bytesOf(code));
    for (let row = 0; row < other.#count; row += 1) {
      const code = other.#rows[row] as number;
      this.#add(code === UNKNOWN ? UNKNOWN : (codes[code] as number));
    }
  }

  /** The same rows, to which others can be added without changing these. */
  copy(): AmountColumn {
    const copy = new AmountColumn(this.#count);
    copy.#forms = this.#forms;
    copy.#values = this.#values;
    copy.#rows.set(this.#rows.subarray(0, this.#count));
    copy.#count = this.#count;
    return copy;
  }

  /** The rows in another order: row i of the result is row `order[i]`. */
  reorder(order: Int32Array): void {
    this.#rows = order.map((row) => this.#rows[row] as number);
  }

  #add(code: number): void {
    if (this.#count === this.#rows.length) {
      const longer = new Int32Array(this.#rows.length * 2);
      longer.set(this.#rows);
      this.#rows = longer;
    }
    this.#rows[this.#count] = code;
    this.#count += 1;
  }
}
