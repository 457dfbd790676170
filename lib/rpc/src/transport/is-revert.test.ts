import { expect, test } from "vitest";
import { isRevert } from "./is-revert.ts";

test.each([
  ["Geth", 3, "execution reverted: sold out", "0x08c379a0"],
  ["Geth without reason", -32000, "execution reverted", undefined],
  ["Geth", -32000, "invalid jump destination", undefined],
  ["Geth, assert of old Solidity", -32000, "invalid opcode: INVALID", undefined],
  ["Geth", -32000, "stack limit reached 1024 (1023)", undefined],
  ["Geth", -32000, "out of gas", undefined],
  ["Erigon", -32000, "stack underflow (0 <=> 2)", undefined],
  ["Hardhat", -32603, "Error: Transaction reverted without a reason string", undefined],
  ["Ganache", -32000, "VM Exception while processing transaction: revert", undefined],
  ["Anvil", -32003, "EVM error InvalidFEOpcode", undefined],
  ["Anvil", -32003, "EVM error InvalidJump", undefined],
  ["Parity", -32015, "VM execution error.", "Reverted 0x08c379a0"],
  ["Nethermind", -32015, "VM execution error.", "revert"],
  ["Parity", -32015, "VM execution error.", "Bad jump destination 5"],
  ["Parity", -32015, "VM execution error.", "Bad instruction fe"],
  ["Parity", -32015, "VM execution error.", "Bad instruction fd"],
  ["Parity", -32015, "VM execution error.", "Out of stack"],
  ["Parity", -32015, "VM execution error.", "Out of gas"],
])("%s: %i %s (%s) is a revert", (_, code, message, data) => {
  expect(isRevert({ code, message, data })).toBe(true);
});

test.each([
  [-32000, "missing trie node", undefined],
  [-32000, "header not found", undefined],
  [-32005, "limit exceeded", undefined],
  [-32015, "VM execution error.", undefined],
  [-32015, "VM execution error.", "Bad instruction 5c"],
  [-32603, "Internal error", undefined],
])("%i %s (%s) is trouble at the node", (code, message, data) => {
  expect(isRevert({ code, message, data })).toBe(false);
});
