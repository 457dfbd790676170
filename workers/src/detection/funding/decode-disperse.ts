/** disperseEther(address[],uint256[]) of Disperse.app: the contract pays each address its amount out of the call's value. */
const DISPERSE_ETHER = "0xe63d38ed";
const WORD = 64;

/** Who gets what by a call of disperseEther; null for any other call, or one that is malformed. */
export function decodeDisperse(input: string): { to: string; amount: bigint }[] | null {
  if (!input.startsWith(DISPERSE_ETHER)) return null;
  const words = input.slice(DISPERSE_ETHER.length);
  const wordAt = (index: number) => words.slice(index * WORD, (index + 1) * WORD);
  const [recipients, amounts] = [listAt(wordAt, 0), listAt(wordAt, 1)];
  if (recipients === null || amounts === null || recipients.length !== amounts.length) return null;
  return recipients.map((word, index) => ({
    to: `0x${word.slice(WORD - 40)}`,
    amount: BigInt(`0x${amounts[index]}`),
  }));
}

/** The words of the dynamic array that the argument points to. */
function listAt(wordAt: (index: number) => string, argument: number): string[] | null {
  const offset = numberOf(wordAt(argument));
  if (offset === null || offset % 32 !== 0) return null;
  const start = offset / 32;
  const length = numberOf(wordAt(start));
  if (length === null || length > 10_000) return null;
  const list = Array.from({ length }, (_, index) => wordAt(start + 1 + index));
  return list.every((word) => word.length === WORD) ? list : null;
}

function numberOf(word: string): number | null {
  if (!/^[0-9a-f]{64}$/.test(word)) return null;
  const value = BigInt(`0x${word}`);
  return value > 1_000_000_000n ? null : Number(value);
}
