import { DeterministicError } from "./deterministic-error.ts";

/** A handler failed; `isDeterministic` when it would on every run (traps, aborts, bad values). */
export class MappingError extends Error {
  override readonly name = "MappingError";
  readonly isDeterministic: boolean;

  constructor(message: string, isDeterministic: boolean, cause: unknown) {
    super(message, { cause });
    this.isDeterministic = isDeterministic;
  }
}

/** What ended a handler as a MappingError; errors of the database or the chain are returned as they are. */
export function toMappingError(error: unknown): unknown {
  if (error instanceof DeterministicError) return new MappingError(error.message, true, error);
  if (error instanceof WebAssembly.RuntimeError)
    return new MappingError(`wasm trap: ${error.message}`, true, error);
  if (error instanceof RangeError) return new MappingError(`stack overflow: ${error.message}`, false, error);
  return error;
}
