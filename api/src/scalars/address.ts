import { isAddress, toAddress } from "@facevalue/core";
import { checksumAddress } from "./checksum-address.ts";
import { createScalar } from "./scalar-type.ts";

/** Lower-case hex inside, EIP-55 outside. */
export const AddressScalar = createScalar<string>({
  name: "Address",
  expected: "0x and 40 hex digits; with mixed case the EIP-55 checksum must match",
  parse: parseAddress,
  serialize: checksumCached,
});

function parseAddress(text: string): string | undefined {
  if (!isAddress(text)) return undefined;
  const address = toAddress(text);
  const digits = text.slice(2);
  const isMixed = digits !== digits.toLowerCase() && digits !== digits.toUpperCase();
  return isMixed && checksumAddress(address) !== `0x${digits}` ? undefined : address;
}

const CACHE_SIZE = 10_000;
const cache = new Map<string, string>();

/** Hashing takes longer than all else of writing a row out, and the same accounts come up again and again. */
function checksumCached(address: string): string {
  const known = cache.get(address);
  if (known !== undefined) return known;
  if (cache.size >= CACHE_SIZE) cache.clear();
  const result = checksumAddress(address);
  cache.set(address, result);
  return result;
}
