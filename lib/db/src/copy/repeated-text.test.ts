import fc from "fast-check";
import { expect, test } from "vitest";
import { createTextReader } from "./repeated-text.ts";

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 2 }),
  fc.uint8Array({ maxLength: 80 }),
  fc.string({ unit: "grapheme", maxLength: 4 }).map((text) => new TextEncoder().encode(text)),
);

test.each(["latin1", "utf8"] as const)("gives what the bytes say in %s, whatever came before", (encoding) => {
  const property = fc.property(fc.array(bytes, { maxLength: 400 }), fc.nat(9), (values, offset) => {
    const read = createTextReader(encoding);
    for (const value of [...values, ...values]) {
      const buffer = Buffer.concat([Buffer.alloc(offset, 7), value, Buffer.alloc(3, 9)]);
      expect(read(buffer, offset, value.length)).toBe(Buffer.from(value).toString(encoding));
    }
  });
  fc.assert(property, { numRuns: 100 });
});
