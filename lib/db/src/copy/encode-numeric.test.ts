import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteWriter } from "./byte-writer.ts";
import { readNumeric } from "./decode-value.ts";
import { writeMillionths } from "./encode-numeric.ts";

const LENGTH_BYTES = 4;

test("millionths come back as what they are, however many", () => {
  const whole = fc.oneof(
    fc.maxSafeInteger(),
    fc.integer(),
    fc.constantFrom(0, -0, 1, -1, 10_000, 2 ** 60, -(2 ** 70)),
  );
  fc.assert(
    fc.property(whole, (millionths) => {
      const writer = new ByteWriter();
      writeMillionths(writer, millionths);
      expect(writer.bytes.readInt32BE(0)).toBe(writer.length - LENGTH_BYTES);
      expect(readNumeric(writer.bytes, LENGTH_BYTES, 6)).toBe(BigInt(millionths));
    }),
  );
});
