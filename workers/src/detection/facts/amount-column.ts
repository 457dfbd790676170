import { decodeAmount } from "@facevalue/db";
import { ByteDictionary } from "./byte-dictionary.ts";

const UNKNOWN = -1;

/** Amounts in smallest units, or null where they are unknown. Equal ones are kept once, so that a column of prices is small. */
export class AmountColumn {
  readonly #values: bigint[] = [];
  readonly #codes = new Map<bigint, number>();
  /** Forms in which Postgres sent amounts, and the codes of these: most rows repeat one. */
  readonly #forms = new ByteDictionary();
  readonly #codeOfForm: number[] = [];
  #rows: Int32Array;
  #count = 0;

  constructor(capacity = 1024) {
    this.#rows = new Int32Array(Math.max(1, capacity));
  }

  get count(): number {
    return this.#count;
  }

  push(amount: bigint | null): void {
    this.#add(amount === null ? UNKNOWN : this.#codeOf(amount));
  }

  /** An amount in Postgres' binary form. */
  pushNumeric(bytes: Buffer, at: number, length: number): void {
    const form = this.#forms.add(bytes, at, at + length);
    if (form === this.#codeOfForm.length) this.#codeOfForm.push(this.#codeOf(decodeAmount(bytes, at)));
    this.#add(this.#codeOfForm[form] as number);
  }

  at(row: number): bigint | null {
    return this.#values[this.#rows[row] as number] ?? null;
  }

  /** The same number for rows with the same amount, from 0 in the order first seen; -1 for null. */
  codeAt(row: number): number {
    return this.#rows[row] as number;
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

  #codeOf(amount: bigint): number {
    const known = this.#codes.get(amount);
    if (known !== undefined) return known;
    this.#codes.set(amount, this.#values.length);
    return this.#values.push(amount) - 1;
  }
}
