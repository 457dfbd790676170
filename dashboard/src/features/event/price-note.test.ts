import { expect, test } from "vitest";
import { priceNoteOf } from "./price-note.ts";

test.each([
  ["DECLARED", "GET", "declared"],
  ["DECLARED", "REFERENCE", null],
  ["DECLARED", null, null],
  ["SETTLED", "GET", null],
  ["ESTIMATED", "ERC721", "estimated"],
] as const)("a price that is %s by a contract of family %s", (priceSource, family, note) => {
  expect(priceNoteOf({ priceSource, isEstimated: false }, family)).toBe(note);
});

test("a price worked out from a bundle is estimated, whatever its source", () => {
  expect(priceNoteOf({ priceSource: "DECLARED", isEstimated: true }, "GET")).toBe("estimated");
});
