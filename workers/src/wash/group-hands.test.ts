import { expect, test } from "vitest";
import { groupHands } from "./group-hands.ts";
import { trade } from "./testing/sample-sales.ts";

test("a chain of any length is one hand, and a wallet beside it is not", () => {
  const length = 30_000;
  const chain = Array.from({ length }, (_, index) => trade(`w${index}`, `w${index + 1}`, index));
  const isOneHand = groupHands(chain.toReversed());
  expect(isOneHand(trade("w0", `w${length}`, 1))).toBe(true);
  expect(groupHands(chain)(trade(`w${length}`, "w0", 1))).toBe(true);
  expect(isOneHand(trade("w0", "stranger", 1))).toBe(false);
});
