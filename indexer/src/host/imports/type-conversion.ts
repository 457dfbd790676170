import { DeterministicError } from "../deterministic-error.ts";
import type { ModuleHost } from "../module-host.ts";
import { toBase58 } from "../numbers/base58.ts";
import type { ImportTable } from "./import-table.ts";

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
/** An address: 40 hex digits behind any number of `0x`. */
export const ADDRESS_TEXT = /^(?:0x)*([0-9a-fA-F]{40})$/;

export function typeConversionImports(host: ModuleHost): ImportTable {
  const { reader, writer } = host;
  return {
    plain: {
      "typeConversion.bytesToString": (bytes: number) =>
        host.returnString(utf8.decode(reader.bytes(bytes)).replace(/\0+$/, "")),
      "typeConversion.bytesToHex"(bytes: number): number {
        const { start, length } = reader.range(bytes);
        const pointer = writer.hexString(start, length);
        reader.remember(pointer, reader.hexOf(start, length));
        return pointer;
      },
      "typeConversion.bigIntToString": (value: number) => host.returnString(reader.bigInt(value).toString()),
      "typeConversion.bigIntToHex": (value: number) => host.returnString(magnitudeHex(reader.bigInt(value))),
      "typeConversion.bytesToBase58": (bytes: number) => host.returnString(toBase58(reader.bytes(bytes))),
      "typeConversion.stringToH160": (text: number) => writer.hexBytes(addressHex(reader.string(text))),
    },
  };
}

/** graph-node drops the sign here. */
function magnitudeHex(value: bigint): string {
  return `0x${(value < 0n ? -value : value).toString(16)}`;
}

/** Lower-case with `0x`. */
function addressHex(text: string): string {
  const digits = ADDRESS_TEXT.exec(text)?.[1];
  if (digits === undefined)
    throw new DeterministicError(`Failed to convert string '${text}' to Address/H160`);
  return `0x${digits.toLowerCase()}`;
}
