import { AppError, describeError } from "@facevalue/core";
import pg from "pg";

/** SQLSTATE classes of a lost connection and of a server that is going down or starting. */
const UNREACHABLE = /^(08|57P)/;
/** Lack of disk space, memory or connections; also deadlocks and the like. */
const PASSING = /^(53|40)/;
/** A value that is larger than an index allows. */
const TOO_LARGE = "54000";
const LOST_CONNECTION = /connection|timeout|not queryable/i;

/** An error of Postgres or its connection as an AppError; an AppError stays what it is. */
export function toDatabaseError(error: unknown, action: string): AppError {
  if (error instanceof AppError) return error;
  const message = `${action} failed: ${describeError(error)}; nothing of it was stored`;
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? "";
    if (code === TOO_LARGE) {
      const text = `${message}; an id, a reference or a searched text is longer than Postgres can index: correct the mapping`;
      return new AppError("MAPPING_FAILED", text, { cause: error });
    }
    if (UNREACHABLE.test(code)) return unreachable(message, error);
    return new AppError("DATABASE_FAILED", message, { cause: error, retryable: PASSING.test(code) });
  }
  if (isLostConnection(error)) return unreachable(message, error);
  return new AppError("INTERNAL", message, { cause: error });
}

function unreachable(message: string, cause: unknown): AppError {
  return new AppError("DATABASE_UNREACHABLE", message, { cause, retryable: true });
}

function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isSystemError = "code" in error && /^E[A-Z]+$/.test(String(error.code));
  return isSystemError || LOST_CONNECTION.test(error.message);
}
