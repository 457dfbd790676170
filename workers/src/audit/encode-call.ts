/** First four bytes of the keccak-256 of each function's signature. */
export const SELECTORS = {
  "ownerOf(uint256)": "6352211e",
  "totalSupply()": "18160ddd",
  "totalSupply(uint256)": "bd85b039",
  "balanceOf(address,uint256)": "00fdd58e",
  "supportsInterface(bytes4)": "01ffc9a7",
  "totalMinted()": "a2309ff8",
  "ticketOf(uint256)": "8bba0958",
  "tierOf(uint256,uint32)": "73114fe9",
  "tokenInfo(uint256)": "cc33c875",
  "isScanned(uint256)": "298ae216",
  "isCheckedIn(uint256)": "abdd9744",
  "isInvalidated(uint256)": "5df67794",
  "keyExpirationTimestampFor(uint256)": "54b249fb",
  "maxNumberOfKeys()": "74b6c106",
} as const;

export type Signature = keyof typeof SELECTORS;

/** An eth_call of a contract's function. */
export interface Question {
  readonly to: string;
  readonly data: string;
}

/** Asks a contract; arguments are numbers, or accounts and other values of a word's size as numbers. */
export function ask(to: string, signature: Signature, ...words: readonly bigint[]): Question {
  const encoded = words.map((word) => word.toString(16).padStart(64, "0"));
  return { to, data: `0x${SELECTORS[signature]}${encoded.join("")}` };
}

/** ERC-165: the interface's four bytes stand at the beginning of the word. */
export function askForInterface(to: string, interfaceId: number): Question {
  return ask(to, "supportsInterface(bytes4)", BigInt(interfaceId) << 224n);
}
