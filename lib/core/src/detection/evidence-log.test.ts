import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeEvidence, encodeEvidence } from "./evidence-log.ts";

const log = fc.record({
  transaction: fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`),
  logIndex: fc.option(fc.nat(2 ** 31 - 1)),
  block: fc.maxSafeNat(),
});

test("evidence comes back as it went in", () => {
  fc.assert(
    fc.property(fc.array(log), (logs) => {
      expect(decodeEvidence(encodeEvidence(logs))).toEqual(logs);
    }),
  );
});
