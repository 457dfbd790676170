/** A failure that every run of the handler on the same input ends in: graph-node's "deterministic" errors. */
export class DeterministicError extends Error {
  override readonly name = "DeterministicError";
}
