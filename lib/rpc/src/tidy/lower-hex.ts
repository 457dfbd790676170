const CAPITALS = /[A-Z]/;

/** A hex string in lower case; the same string when it is already, which costs no copy. */
export function lowerHex(text: string): string {
  return CAPITALS.test(text) ? text.toLowerCase() : text;
}

/** A quantity as JSON-RPC prescribes it: lower case, no leading zeros. */
export function plainQuantity(text: string): string {
  return lowerHex(text).replace(/^0x0+(?=[0-9a-f])/, "0x");
}
