import { describeError } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import { findPendingMigrations } from "@facevalue/db";
import type { Kysely } from "kysely";

/** Why this server cannot serve now; empty when it can. */
export async function readinessProblems(db: Kysely<Database>, isDraining: boolean): Promise<string[]> {
  if (isDraining) return ["stopping"];
  try {
    const pending = await findPendingMigrations(db);
    return pending.length > 0 ? [`migrations to run: ${pending.join(", ")}`] : [];
  } catch (error) {
    return [`database: ${describeError(error)}`];
  }
}
