import type { Answer } from "./answer.ts";
import type { AuditField } from "./audit-report.ts";
import type { Question } from "./encode-call.ts";

/** A figure of the tables, and how to ask the chain for it. */
export interface Comparison {
  readonly contract: string;
  readonly family: string;
  readonly tokenId: string | null;
  readonly of: string | null;
  readonly field: AuditField;
  readonly indexed: string | null;
  /** None when the contract is known to have no answer. */
  readonly questions: readonly Question[];
  /**
   * What the answers say, in the words that the tables have for it: the indexed value itself where they do not
   * contradict it. Undefined when they say nothing.
   */
  readonly read: (answers: readonly Answer[]) => string | null | undefined;
}

export const NOBODY = `0x${"0".repeat(40)}`;

/** The tables keep a number over this one as none: it stands for no limit. */
const LARGEST_LIMIT = (1n << 63n) - 1n;

/** A limit in the tables' terms: decimal digits, null for none, undefined when there is no answer. */
export function limitOf(word: bigint | undefined): string | null | undefined {
  if (word === undefined) return undefined;
  return word > LARGEST_LIMIT ? null : word.toString();
}
