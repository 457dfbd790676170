/** RLP (yellow paper, appendix B) of hex digits without 0x; faster than with bytes where all parts are hex anyway. */
export function rlpBytes(digits: string): string {
  if (digits.length === 2 && digits < "80") return digits;
  return `${prefix(0x80, digits.length / 2)}${digits}`;
}

/** Big-endian without leading zeros; no bytes for 0. */
export function rlpNumber(value: bigint | number): string {
  if (value === 0n || value === 0) return "80";
  const digits = value.toString(16);
  return rlpBytes(digits.length % 2 === 0 ? digits : `0${digits}`);
}

/** @param items encoded items, joined */
export function rlpList(items: string): string {
  return `${prefix(0xc0, items.length / 2)}${items}`;
}

function prefix(base: number, bytes: number): string {
  if (bytes <= 55) return (base + bytes).toString(16);
  const digits = bytes.toString(16);
  const length = digits.length % 2 === 0 ? digits : `0${digits}`;
  return `${(base + 55 + length.length / 2).toString(16)}${length}`;
}
