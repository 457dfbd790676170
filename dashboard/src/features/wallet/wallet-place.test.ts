import { expect, test } from "vitest";
import { parseWalletPlace } from "./wallet-place.ts";

const ADDRESS = `0x${"Ab".repeat(20)}`;

test("a wallet's place is a chain and an address, and nothing else", () => {
  expect(parseWalletPlace({ chainId: "1", address: ADDRESS })).toEqual({ chainId: 1, address: ADDRESS });
  expect(parseWalletPlace({ chainId: "1", address: "0x1" })).toBeNull();
  expect(parseWalletPlace({ chainId: "x", address: ADDRESS })).toBeNull();
  expect(parseWalletPlace({ chainId: "9999999999", address: ADDRESS })).toBeNull();
});
