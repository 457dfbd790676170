import { keccak_256 } from "@noble/hashes/sha3.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { keccak256 } from "./keccak.ts";

test("hashes are those of another implementation, around the block size and beyond the module's memory", () => {
  const lengths = [0, 1, 31, 135, 136, 137, 271, 272, 273, 5000, 126_975, 126_976, 300_000];
  for (const length of lengths) {
    const input = Uint8Array.from({ length }, (_, at) => (at * 37 + length) & 255);
    expect(keccak256(input).toString("hex"), `${length}`).toBe(
      Buffer.from(keccak_256(input)).toString("hex"),
    );
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 700 }), (input) => {
      expect(keccak256(input)).toEqual(Buffer.from(keccak_256(input)));
    }),
  );
});
