import type { Row, RowSink, Tracked } from "../world/row.ts";
import { TicketWorld } from "../world/ticket-world.ts";

export interface GatheredRow {
  readonly block: number;
  readonly vid: bigint;
  readonly row: Row;
}

/** Keeps every row by table. */
export class GatherSink implements RowSink {
  readonly tables = new Map<string, GatheredRow[]>();
  readonly retired = new Set<Tracked>();

  insert(table: string, { block, vid }: { block: number; vid: bigint }, row: Row): void {
    this.#add(table, { block, vid, row });
  }

  retire(entity: Tracked): void {
    if (this.retired.has(entity))
      throw new Error(`${entity.table} ${entity.id.toString("hex")} is retired twice`);
    this.retired.add(entity);
    this.#add(entity.table, { block: entity.block, vid: entity.vid, row: entity.row() });
  }

  rows(table: string): GatheredRow[] {
    return this.tables.get(table) ?? [];
  }

  #add(table: string, row: GatheredRow): void {
    const rows = this.tables.get(table);
    if (rows === undefined) this.tables.set(table, [row]);
    else rows.push(row);
  }
}

/** The world after so many blocks, with all that it made. */
export function gatherWorld(seed: number, blocks: number): { world: TicketWorld; sink: GatherSink } {
  const sink = new GatherSink();
  const world = new TicketWorld(seed, sink);
  for (let count = 0; count < blocks; count++) world.nextBlock();
  for (const entity of world.entities()) sink.retire(entity);
  return { world, sink };
}

export function keyOf(value: unknown): string {
  return value === null || value === undefined ? "" : Buffer.from(value as Uint8Array).toString("hex");
}
