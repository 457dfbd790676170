import type { Logger } from "@facevalue/core";
import type pg from "pg";
import type { EntitySchema } from "../schema/entity-type.ts";

/** What every part of one network's storage works with. */
export interface StorageContext {
  /** The one connection that writes; it holds the writer's lock. */
  readonly client: pg.ClientBase;
  readonly chainId: number;
  readonly schemaName: string;
  readonly entitySchema: EntitySchema;
  readonly keepHistory: boolean;
  readonly logger: Logger;
}
