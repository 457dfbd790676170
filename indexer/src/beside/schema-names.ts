import { AppError } from "@facevalue/core";

/** Postgres cuts longer names off. */
const LONGEST_NAME = 63;
const NEXT = "_next";
const RETIRED = "_old";

/** Whether the names beside `schemaName` fit into Postgres. */
export function hasRoomBeside(schemaName: string): boolean {
  return schemaName.length + NEXT.length <= LONGEST_NAME;
}

/**
 * Names of the schema that is built to take the place of `schemaName`, and of the one that has given its place away.
 * @throws BAD_CONFIGURATION when they would be too long for Postgres
 */
export function namesBeside(schemaName: string): { readonly next: string; readonly retired: string } {
  if (hasRoomBeside(schemaName)) return { next: `${schemaName}${NEXT}`, retired: `${schemaName}${RETIRED}` };
  const message = `the contracts of ${schemaName} changed, and ${NEXT} does not fit behind its name: use a --schema of at most ${LONGEST_NAME - NEXT.length} characters`;
  throw new AppError("BAD_CONFIGURATION", message);
}
