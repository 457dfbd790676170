import { NumberColumn } from "../../columns/number-column.ts";
import type { EvidenceRow } from "../facts/evidence.ts";
import { type RowsBy, rowsBy } from "../facts/rows-by.ts";

/**
 * What wallets have in common: for each wallet its keys (a funder, a sink, an operator, a fingerprint), with the time and the row that shows
 * it. A wallet can have a key several times.
 */
export class AttributeList {
  readonly wallet: Int32Array;
  readonly key: Int32Array;
  readonly time: Float64Array;
  readonly evidence: Float64Array;
  /** Rows of a wallet, by key and then by time. */
  readonly byWallet: RowsBy;
  /** Different wallets of each key. */
  readonly members: ReadonlyMap<number, number>;

  constructor(columns: AttributeColumns, walletCount: number) {
    const order = sortRows(columns);
    this.wallet = order.map((row) => columns.wallet.at(row));
    this.key = order.map((row) => columns.key.at(row));
    this.time = Float64Array.from(order, (row) => columns.time.at(row));
    this.evidence = Float64Array.from(order, (row) => columns.evidence.at(row));
    this.byWallet = rowsBy(this.wallet, walletCount);
    const members = new Map<number, number>();
    for (let row = 0; row < order.length; row += 1) {
      const isSame =
        row > 0 && this.wallet[row] === this.wallet[row - 1] && this.key[row] === this.key[row - 1];
      if (isSame) continue;
      const key = this.key[row] as number;
      members.set(key, (members.get(key) ?? 0) + 1);
    }
    this.members = members;
  }

  /** Keys of a wallet, each once, ascending. */
  keysOf(wallet: number): number[] {
    const [start, end] = [this.byWallet.starts[wallet] as number, this.byWallet.starts[wallet + 1] as number];
    const keys = [...this.key.subarray(start, end)];
    return keys.filter((key, at) => key !== keys[at - 1]);
  }

  has(wallet: number, key: number): boolean {
    const [start, end] = [this.byWallet.starts[wallet] as number, this.byWallet.starts[wallet + 1] as number];
    return this.key.subarray(start, end).includes(key);
  }

  /** Wallets by key, each once, in the order of their first times there. */
  *groups(): Generator<readonly [key: number, wallets: number[]]> {
    const first = new Map<number, { wallet: number; time: number }[]>();
    for (let row = 0; row < this.wallet.length; row += 1) {
      const isSame =
        row > 0 && this.wallet[row] === this.wallet[row - 1] && this.key[row] === this.key[row - 1];
      if (isSame || (this.members.get(this.key[row] as number) ?? 0) < 2) continue;
      const entry = { wallet: this.wallet[row] as number, time: this.time[row] as number };
      const known = first.get(this.key[row] as number);
      if (known === undefined) first.set(this.key[row] as number, [entry]);
      else known.push(entry);
    }
    for (const [key, entries] of first) {
      entries.sort((one, other) => one.time - other.time || one.wallet - other.wallet);
      yield [key, entries.map(({ wallet }) => wallet)];
    }
  }
}

export class AttributeColumns {
  readonly wallet = NumberColumn.integers();
  readonly key = NumberColumn.integers();
  readonly time = NumberColumn.decimals();
  readonly evidence = NumberColumn.decimals();

  push(wallet: number, key: number, time: number, evidence: EvidenceRow): void {
    this.wallet.push(wallet);
    this.key.push(key);
    this.time.push(time);
    this.evidence.push(evidence);
  }
}

function sortRows({ wallet, key, time, evidence }: AttributeColumns): Int32Array {
  return Int32Array.from({ length: wallet.count }, (_, row) => row).sort(
    (first, second) =>
      wallet.at(first) - wallet.at(second) ||
      key.at(first) - key.at(second) ||
      time.at(first) - time.at(second) ||
      evidence.at(first) - evidence.at(second),
  );
}
