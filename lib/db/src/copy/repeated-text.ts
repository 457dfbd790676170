/** A power of two. */
const SLOTS = 4096;
/** Longer values are hardly ever repeated. */
const MOST_BYTES = 64;
const PRIME = 0x01000193;
const LAST_OF_ASCII = 0x7f;

/**
 * Makes strings of bytes of which many are the same: one that was made lately is given again, which spares the memory of another. In UTF-8
 * only where each byte is a character.
 */
export class RepeatedText {
  readonly #slots: (string | undefined)[] = Array.from({ length: SLOTS });
  readonly #encoding: "latin1" | "utf8";

  constructor(encoding: "latin1" | "utf8") {
    this.#encoding = encoding;
  }

  read(bytes: Buffer, at: number, length: number): string {
    if (length > MOST_BYTES) return bytes.toString(this.#encoding, at, at + length);
    const end = at + length;
    let hash = length;
    let bits = 0;
    for (let index = at; index < end; index += 1) {
      const byte = bytes[index] ?? 0;
      hash = Math.imul(hash ^ byte, PRIME);
      bits |= byte;
    }
    if (this.#encoding === "utf8" && bits > LAST_OF_ASCII) return bytes.toString("utf8", at, end);
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const known = this.#slots[slot];
    if (known !== undefined && isSame(known, bytes, at, length)) return known;
    const text = bytes.toString(this.#encoding, at, end);
    this.#slots[slot] = text;
    return text;
  }
}

function isSame(text: string, bytes: Buffer, at: number, length: number): boolean {
  if (text.length !== length) return false;
  for (let index = 0; index < length; index += 1)
    if (text.charCodeAt(index) !== bytes[at + index]) return false;
  return true;
}
