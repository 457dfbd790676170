import { InvalidArgumentError } from "commander";

export function parseHexKey(value: string): Buffer {
  if (!/^0x([0-9a-f]{2})+$/i.test(value))
    throw new InvalidArgumentError("It must be bytes in hex, as 0x12ab.");
  return Buffer.from(value.slice(2), "hex");
}
