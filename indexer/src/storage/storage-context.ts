import type { Logger } from "@facevalue/core";
import type pg from "pg";
import type { EntitySchema } from "../schema/entity-type.ts";

/** What every part of one network's storage works with. */
export interface StorageContext {
  /** The one connection that writes; it holds the writer's lock. */
  readonly client: pg.ClientBase;
  readonly chainId: number;
  readonly schemaName: string;
  /** Whether metrics and API read this schema for its chain. */
  readonly isNetwork: boolean;
  readonly entitySchema: EntitySchema;
  readonly keepHistory: boolean;
  /** Blocks behind the head whose versions are kept at least. */
  readonly historyBlocks: number;
  readonly logger: Logger;
}
