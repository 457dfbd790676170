/** Rows of a table by the number in one of its columns: those of number n are `rows[starts[n], starts[n + 1])`, ascending. */
export interface RowsBy {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** @param accepts which rows count; all of them with a number unless given */
export function rowsBy(
  column: Int32Array,
  count: number,
  accepts: (row: number) => boolean = () => true,
): RowsBy {
  const starts = new Int32Array(count + 1);
  let total = 0;
  const isIn = new Uint8Array(column.length);
  for (let row = 0; row < column.length; row += 1) {
    const number = column[row] as number;
    if (number < 0 || !accepts(row)) continue;
    isIn[row] = 1;
    total += 1;
    starts[number + 1] = (starts[number + 1] as number) + 1;
  }
  for (let number = 0; number < count; number += 1)
    starts[number + 1] = (starts[number + 1] as number) + (starts[number] as number);
  const next = starts.slice(0, count);
  const rows = new Int32Array(total);
  for (let row = 0; row < column.length; row += 1) {
    if (isIn[row] === 0) continue;
    const number = column[row] as number;
    const place = next[number] as number;
    rows[place] = row;
    next[number] = place + 1;
  }
  return { starts, rows };
}

export function rowsOf({ starts, rows }: RowsBy, number: number): Int32Array {
  return rows.subarray(starts[number], starts[number + 1]);
}

/** The distinct numbers in a column at these rows, NONE left out. */
export function distinctAt(column: Int32Array, rows: Int32Array): Set<number> {
  const found = new Set<number>();
  for (const row of rows) if ((column[row] as number) >= 0) found.add(column[row] as number);
  return found;
}
