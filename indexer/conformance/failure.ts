import { AppError } from "@facevalue/core";
import { MappingError } from "../src/host/mapping-error.ts";

/** graph-node's classes of error: skipped or fatal, retried for ever, retried from the chain's start. */
export type FailureClass = "deterministic" | "nonDeterministic" | "possibleReorg";

/** How a block failed. */
export class Failure {
  readonly kind: FailureClass;
  readonly message: string;

  constructor(kind: FailureClass, message: string) {
    this.kind = kind;
    this.message = message;
  }
}

/** A failure of one class whose message contains `words`. */
export class ExpectedFailure {
  readonly kind: FailureClass;
  readonly words: string;

  constructor(kind: FailureClass, words: string) {
    this.kind = kind;
    this.words = words;
  }
}

export const deterministic = (words: string) => new ExpectedFailure("deterministic", words);
export const nonDeterministic = (words: string) => new ExpectedFailure("nonDeterministic", words);
export const possibleReorg = (words: string) => new ExpectedFailure("possibleReorg", words);

/** What ended a block, as a Failure; anything that is neither the mapping's nor the chain's is thrown on. */
export function toFailure(error: unknown): Failure {
  if (!(error instanceof AppError)) throw error;
  if (error.code.startsWith("RPC_")) return new Failure("possibleReorg", error.message);
  if (error.code !== "MAPPING_FAILED") throw error;
  const isDeterministic = error.cause instanceof MappingError && error.cause.isDeterministic;
  return new Failure(isDeterministic ? "deterministic" : "nonDeterministic", error.message);
}
