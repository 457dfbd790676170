/** A power of two. */
const SLOTS = 64;
/** Longer values are hardly ever repeated. */
const MOST_BYTES = 64;
/** So many more values were new than known: the column's values hardly repeat. */
const MOST_NEW = 200;

/**
 * Makes strings of the bytes of a column. Values that came shortly before are given again, which spares the memory of another string and the
 * hashing of it wherever it is looked up.
 */
export function createTextReader(
  encoding: "latin1" | "utf8",
): (bytes: Buffer, at: number, length: number) => string {
  const slots: (string | undefined)[] = Array.from({ length: SLOTS });
  let surplus = 0;
  return (bytes, at, length) => {
    if (surplus > MOST_NEW || length > MOST_BYTES || length === 0)
      return bytes.toString(encoding, at, at + length);
    const slot = slotOf(bytes, at, length);
    const known = slots[slot];
    if (known !== undefined && isSame(known, bytes, at, length)) {
      surplus -= 1;
      return known;
    }
    surplus += 1;
    const text = bytes.toString(encoding, at, at + length);
    slots[slot] = text;
    return text;
  };
}

/** By bytes in which ids of one kind differ most often. */
function slotOf(bytes: Buffer, at: number, length: number): number {
  const last = bytes[at + length - 1] ?? 0;
  const middle = bytes[at + (length >> 1)] ?? 0;
  const first = bytes[at] ?? 0;
  return (last ^ (middle << 1) ^ (first << 2) ^ length) & (SLOTS - 1);
}

/** From the end, since ids begin alike. In UTF-8 only what is ASCII has as many characters as bytes. */
function isSame(text: string, bytes: Buffer, at: number, length: number): boolean {
  if (text.length !== length) return false;
  for (let index = length - 1; index >= 0; index -= 1)
    if (text.charCodeAt(index) !== bytes[at + index]) return false;
  return true;
}
