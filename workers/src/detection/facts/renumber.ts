import type { ByteDictionary } from "../../columns/byte-dictionary.ts";
import { NONE } from "./detection-facts.ts";

/** Columns of one table, as long as each other, which are walked row by row. */
export type NumberColumns = readonly Int32Array[];

/**
 * Numbers what a dictionary holds in the order in which these columns name it, whatever order it was read in, and writes the new numbers
 * into them. Those of `first` come before all others; what nothing names is left out.
 */
export function renumber(
  dictionary: ByteDictionary,
  groups: readonly NumberColumns[],
  first: Iterable<number> = [],
): { dictionary: ByteDictionary; numbers: Int32Array } {
  const numbers = new Int32Array(dictionary.count).fill(NONE);
  const order = new Int32Array(dictionary.count);
  let count = 0;
  const name = (old: number) => {
    if (old < 0 || (numbers[old] as number) >= 0) return;
    numbers[old] = count;
    order[count] = old;
    count += 1;
  };
  for (const old of first) name(old);
  for (const columns of groups) {
    const length = columns[0]?.length ?? 0;
    for (let row = 0; row < length; row += 1) for (const column of columns) name(column[row] as number);
  }
  if (isAsItWas(numbers)) return { dictionary, numbers };
  for (const column of groups.flat()) rewrite(column, numbers);
  return { dictionary: dictionary.reordered(order.subarray(0, count)), numbers };
}

/** As where the tables came in the order of the chain. */
function isAsItWas(numbers: Int32Array): boolean {
  for (let old = 0; old < numbers.length; old += 1) if (numbers[old] !== old) return false;
  return true;
}

export function rewrite(column: Int32Array, numbers: Int32Array): void {
  for (let row = 0; row < column.length; row += 1) {
    const old = column[row] as number;
    if (old >= 0) column[row] = numbers[old] as number;
  }
}
