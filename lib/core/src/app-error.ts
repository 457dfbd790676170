import type { ErrorCode } from "./error-code.ts";

export interface AppErrorOptions {
  /** The same call may succeed later without anybody changing anything. */
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/** The product's error: `message` is one line that says what happened and what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.retryable = options.retryable ?? false;
  }
}

/** What the operating system, or Postgres at its end (SQLSTATE), says of a server that is away, or went away in the middle of a call. */
const SERVER_AWAY = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|08[0-9A-Z]{3}|57P0[123])$/;
/** What the database's client says where the server said nothing any more. */
const CONNECTION_LOST = /^Connection terminated/;

/** Exit code of a process that ends with `error`: 75 (temporary, restart me) when retryable or a server is away, else 1. */
export function exitCodeOf(error: unknown): 1 | 75 {
  if (error instanceof AppError) return error.retryable ? 75 : 1;
  if (!(error instanceof Error)) return 1;
  const code = "code" in error ? String(error.code) : "";
  return SERVER_AWAY.test(code) || CONNECTION_LOST.test(error.message) ? 75 : 1;
}

/** One line for people: an AppError's own message, or what an unexpected error says. */
export function describeError(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replaceAll(/\s*\n\s*/g, " ");
}
