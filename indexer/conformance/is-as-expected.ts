import { isDeepStrictEqual } from "node:util";
import { ExpectedFailure, Failure } from "./failure.ts";

export function isAsExpected(actual: unknown, expected: unknown): boolean {
  if (!(expected instanceof ExpectedFailure)) return isDeepStrictEqual(actual, expected);
  return (
    actual instanceof Failure && actual.kind === expected.kind && actual.message.includes(expected.words)
  );
}
