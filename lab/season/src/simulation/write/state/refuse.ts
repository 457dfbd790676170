/** Why the contracts would revert. It becomes an AppError where the block is known. */
export class Refusal extends Error {}

export function refuse(reason: string): never {
  throw new Refusal(reason);
}

/** @throws Refusal unless the condition holds */
export function require(condition: boolean, reason: string): asserts condition {
  if (!condition) refuse(reason);
}
