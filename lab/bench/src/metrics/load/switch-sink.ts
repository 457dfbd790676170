import type { Row, RowSink, Tracked } from "../world/row.ts";

/** Hands rows to one sink after the other: the history's, then the new blocks'. */
export class SwitchSink implements RowSink {
  target: RowSink;

  constructor(first: RowSink) {
    this.target = first;
  }

  insert(table: string, place: { block: number; vid: bigint }, row: Row): void {
    this.target.insert(table, place, row);
  }

  retire(entity: Tracked): void {
    this.target.retire(entity);
  }
}
