const ISO_KEY = /^0x(?:4[1-9a-f]|5[0-9a]){3}$/;

/** The ISO 4217 code that a currency's key spells: three capital letters in ASCII. Null for tokens and the native coin. */
export function isoCodeOf(key: string): string | null {
  return ISO_KEY.test(key) ? Buffer.from(key.slice(2), "hex").toString("ascii") : null;
}
