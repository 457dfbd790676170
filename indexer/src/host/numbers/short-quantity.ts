/** Characters of the longest quantity that is parsed without a bigint: `0x` and ten digits. */
export const SHORT_QUANTITY = 12;

const NINE = 57;

/** Value of a JSON-RPC quantity of at most SHORT_QUANTITY characters. */
export function parseShortQuantity(hex: string): number {
  let value = 0;
  for (let index = 2; index < hex.length; index++) {
    const code = hex.charCodeAt(index);
    value = value * 16 + (code <= NINE ? code - 48 : (code | 0x20) - 87);
  }
  return value;
}
