import { NONE } from "../facts/detection-facts.ts";

/** Rows by group, in their own order, in two flat arrays. */
export interface GroupedRows {
  /** Rows of group g, ascending. */
  of(group: number): Int32Array;
}

/** Most entities have no rows of most kinds. */
const NO_ROWS = new Int32Array();

/** @param groupOf of each row; NONE leaves it out */
export function groupRows(
  rowCount: number,
  groupCount: number,
  groupOf: (row: number) => number,
): GroupedRows {
  const ends = new Int32Array(groupCount + 1);
  const groups = new Int32Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    const group = groupOf(row);
    groups[row] = group;
    if (group !== NONE) ends[group + 1] = (ends[group + 1] as number) + 1;
  }
  for (let group = 0; group < groupCount; group += 1) {
    ends[group + 1] = (ends[group + 1] as number) + (ends[group] as number);
  }
  const starts = ends.slice();
  const rows = new Int32Array(ends[groupCount] as number);
  for (let row = 0; row < rowCount; row += 1) {
    const group = groups[row] as number;
    if (group === NONE) continue;
    rows[starts[group] as number] = row;
    starts[group] = (starts[group] as number) + 1;
  }
  return {
    of: (group) => (ends[group] === ends[group + 1] ? NO_ROWS : rows.subarray(ends[group], ends[group + 1])),
  };
}
