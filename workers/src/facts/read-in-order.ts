import { type Decoded, type RowShape, readRows, type Session } from "@facevalue/db";
import type { RawBuilder } from "kysely";

interface Placed {
  readonly block: number;
  readonly log_index: number;
  readonly id: string;
}

/** What a shape has to have for its rows to be put in order. */
export type PlacedShape = RowShape & {
  readonly block: "count";
  readonly log_index: "count";
  readonly id: "id";
};

/**
 * Rows in the order of the chain: by block, by log, and where one log tells of several by id. They lie in the tables nearly like
 * this, so that sorting them here costs little, while Postgres would have to read them by an index or write them all into a sort.
 */
export async function readInOrder<Shape extends PlacedShape>(
  session: Session,
  query: RawBuilder<unknown>,
  shape: Shape,
): Promise<Decoded<Shape>[]> {
  const rows = await readRows(session, query, shape);
  (rows as unknown as Placed[]).sort(comparePlaces);
  return rows;
}

/** Ids are binary strings, which compare like their bytes. */
export function comparePlaces(a: Placed, b: Placed): number {
  if (a.block !== b.block) return a.block - b.block;
  if (a.log_index !== b.log_index) return a.log_index - b.log_index;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
