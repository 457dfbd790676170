import type { ContractCallResult } from "@facevalue/rpc";

const WORD_DIGITS = 64;

/** What a contract answered to one question. */
export interface Answer {
  readonly isReverted: boolean;
  /** Null when what it returned is no list of words, or nothing: no code, or no such function. */
  readonly words: readonly bigint[] | null;
}

export function toAnswer({ reverted, data }: ContractCallResult): Answer {
  if (reverted) return { isReverted: true, words: null };
  const digits = data.slice(2);
  const isWords = digits.length > 0 && digits.length % WORD_DIGITS === 0 && /^[0-9a-f]+$/i.test(digits);
  if (!isWords) return { isReverted: false, words: null };
  const words: bigint[] = [];
  for (let at = 0; at < digits.length; at += WORD_DIGITS) {
    words.push(BigInt(`0x${digits.slice(at, at + WORD_DIGITS)}`));
  }
  return { isReverted: false, words };
}

/** Word of an answer by its position; undefined when the contract did not answer so much. */
export function wordOf(answer: Answer | undefined, position = 0): bigint | undefined {
  return answer?.words?.[position];
}

/** Account in a word, lower-case hex; undefined for a word that is none. */
export function accountOf(word: bigint | undefined): string | undefined {
  if (word === undefined || word >> 160n !== 0n) return undefined;
  return `0x${word.toString(16).padStart(40, "0")}`;
}

/** Truth value in a word; undefined for a word that is none. */
export function truthOf(word: bigint | undefined): boolean | undefined {
  return word === 0n || word === 1n ? word === 1n : undefined;
}
