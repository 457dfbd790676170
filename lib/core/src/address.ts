declare const brand: unique symbol;

/** A 20-byte account or contract address, lower-case hex with 0x. */
export type Address = `0x${string}` & { readonly [brand]: "Address" };

const ADDRESS = /^0x[0-9a-fA-F]{40}$/;

export function isAddress(value: string): boolean {
  return ADDRESS.test(value);
}

/** Throws a TypeError when `value` is not 0x and 40 hex digits. */
export function toAddress(value: string): Address {
  if (!ADDRESS.test(value)) throw new TypeError(`not an address: ${value}`);
  return value.toLowerCase() as Address;
}

/** The address that stands for a chain's native coin wherever a currency is named. */
export const NATIVE_CURRENCY = toAddress(`0x${"0".repeat(40)}`);
