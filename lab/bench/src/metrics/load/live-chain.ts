import type { EntitySchema, EntityType, Storage } from "@facevalue/indexer";
import { encodeRow } from "@facevalue/indexer/testing";
import type { Row, RowSink, Tracked } from "../world/row.ts";
import type { TicketWorld } from "../world/ticket-world.ts";
import { pointerOf } from "./block-headers.ts";
import { valuesOf } from "./row-values.ts";

type EntityChange = Parameters<Storage["append"]>[1]["changes"][number];

/** Takes what a block of the world does and commits it as the indexer does, through its own storage. */
export class LiveSink implements RowSink {
  readonly #types: ReadonlyMap<string, EntityType>;
  #changes: EntityChange[] = [];

  constructor({ types }: EntitySchema) {
    this.#types = new Map([...types.values()].map((type) => [type.table, type]));
  }

  insert(table: string, { vid }: { vid: bigint }, row: Row): void {
    this.#changes.push(this.#change(table, { vid, row, existed: false }));
  }

  /** What never changes again was committed with its last change. */
  retire(_entity: Tracked): void {}

  /** Commits the world's latest block: it is the head, and final. */
  async commit(storage: Storage, { writer, identities }: TicketWorld): Promise<void> {
    const changes = this.#changes;
    this.#changes = [];
    for (const entity of writer.touched) {
      changes.push(
        this.#change(entity.table, { vid: entity.vid, row: entity.row(), existed: entity.isStored }),
      );
      entity.isStored = true;
    }
    const block = pointerOf(identities, writer.number);
    storage.append(block, { changes, created: [] });
    await storage.commit(block, { finalizedBlock: block.number, headBlock: block.number });
  }

  #change(table: string, { vid, row, existed }: { vid: bigint; row: Row; existed: boolean }): EntityChange {
    const type = this.#types.get(table) as EntityType;
    const idKey = `0x${(row.id as Buffer).toString("hex")}`;
    return { type, idKey, row: encodeRow(type, valuesOf(type, row) as never), vid, existed };
  }
}
