import { MappingError } from "./mapping-error.ts";

/** A failure of a handler that graph-node does not count as certain to repeat, and tries again. */
export class NonDeterministicError extends MappingError {
  constructor(message: string) {
    super(message, false, undefined);
  }
}
