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

/** Exit code of a process that ends with `error`: 75 (temporary, restart me) when retryable, else 1. */
export function exitCodeOf(error: unknown): 1 | 75 {
  return error instanceof AppError && error.retryable ? 75 : 1;
}

/** One line for people: an AppError's own message, or what an unexpected error says. */
export function describeError(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replaceAll(/\s*\n\s*/g, " ");
}
