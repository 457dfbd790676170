import type { Logger } from "@facevalue/core";
import type pg from "pg";
import { haveSameBlocks, type RegisteredSource } from "../storage/registered-source.ts";
import { dropRetired, dropSchema } from "./drop-schema.ts";
import { hasRoomBeside, namesBeside } from "./schema-names.ts";
import { readStoredSchema, type StoredSchema } from "./stored-schema.ts";

export interface WantedSchema {
  readonly chainId: number;
  readonly schemaName: string;
  readonly fingerprint: string;
  readonly sources: readonly RegisteredSource[];
}

/** What is indexed already with other data sources. */
export type Changed = Pick<StoredSchema, "block" | "isIndexed" | "sources">;

/**
 * Compares what is wanted with what is stored, and clears away what other changes left beside it.
 * @returns what is stored, when its tables have to be built anew; null when indexing can go on in them
 */
export async function planChange(
  client: pg.ClientBase,
  wanted: WantedSchema,
  logger: Logger,
): Promise<Changed | null> {
  const { schemaName } = wanted;
  const stored = await readStoredSchema(client, schemaName);
  // What belongs to another chain or build is refused where it is opened.
  if (stored === null || stored.chainId !== wanted.chainId || stored.fingerprint !== wanted.fingerprint)
    return null;
  const isSame = haveSameBlocks(stored.sources, wanted.sources, stored.block);
  if (isSame && !hasRoomBeside(schemaName)) return null;
  const { next, retired } = namesBeside(schemaName);
  await dropRetired(client, retired, logger);
  const building = await readStoredSchema(client, next);
  if (building?.standing === "building" && (isSame || !isUsable(building, wanted))) {
    logger.info({ schema: next, block: building.block }, ABANDONED);
    await dropSchema(client, next);
  }
  return isSame ? null : stored;
}

function isUsable({ fingerprint, sources, block }: StoredSchema, wanted: WantedSchema): boolean {
  return fingerprint === wanted.fingerprint && haveSameBlocks(sources, wanted.sources, block);
}

const ABANDONED = "Contracts changed again: dropping what was built beside";
