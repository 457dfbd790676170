import { AppError, describeError, redactUrl } from "@facevalue/core";
import type pg from "pg";

const MINIMUM_VERSION = 150000;

/** Codes of a server that answers, but not to these credentials or with this database. */
const WRONG_CONFIGURATION = new Set(["28000", "28P01", "3D000", "3F000", "42501"]);

/**
 * Resolves when the database answers and is new enough (Postgres 15).
 * @throws DATABASE_UNREACHABLE, retryable unless the user name, password or database name is wrong.
 */
export async function checkDatabase(pool: pg.Pool): Promise<void> {
  const version = await readVersion(pool);
  if (version >= MINIMUM_VERSION) return;
  const found = Math.floor(version / 10_000);
  throw new AppError("DATABASE_UNREACHABLE", `the database is Postgres ${found}: use version 15 or newer`);
}

async function readVersion(pool: pg.Pool): Promise<number> {
  try {
    const { rows } = await pool.query<{ version: string }>(
      "select current_setting('server_version_num') as version",
    );
    return Number(rows[0]?.version);
  } catch (cause) {
    const retryable = !WRONG_CONFIGURATION.has(errorCode(cause));
    const message = `cannot reach the database at ${addressOf(pool)}: ${reason(cause)}; check --database`;
    throw new AppError("DATABASE_UNREACHABLE", message, { cause, retryable });
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Node reports a host with several addresses as an AggregateError without a message of its own. */
function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return describeError(error.errors[0]);
  return describeError(error);
}

function addressOf(pool: pg.Pool): string {
  const { connectionString, host, port } = pool.options;
  return connectionString === undefined
    ? `${host ?? "localhost"}:${port ?? 5432}`
    : redactUrl(connectionString);
}
