import { expect, test } from "vitest";
import { classifyError } from "./classify-error.ts";

test.each([
  ["eth_call", 3, "execution reverted: sold out", "answer"],
  ["eth_call", -32000, "execution reverted", "answer"],
  ["eth_call", -32015, "VM execution error.", "failed"],
  ["eth_call", -32000, "missing trie node", "failed"],
  ["eth_getLogs", -32005, "query returned more than 10000 results", "answer"],
  ["eth_getBlockByNumber", -32005, "limit exceeded", "rate-limited"],
  ["eth_getLogs", 429, "Too Many Requests", "rate-limited"],
  ["eth_getBlockByNumber", -32000, "compute units per second capacity exceeded", "rate-limited"],
  ["eth_getBlockReceipts", -32601, "the method eth_getBlockReceipts does not exist", "refused"],
  ["eth_getBlockByNumber", -32000, "'finalized' tag not supported on pre-merge network", "refused"],
  ["eth_getBlockByNumber", -32600, "batch size too large", "batch-refused"],
  ["eth_getBlockByNumber", -32603, "Internal error", "failed"],
  ["eth_getLogs", -32602, "block range extends beyond current head block", "failed"],
  ["eth_getLogs", 429, "Monthly capacity limit exceeded", "rate-limited"],
  ["eth_getLogs", -32007, "50/second request limit reached - reduce calls per second", "rate-limited"],
  ["eth_getLogs", -32012, "credits limited to 6000/sec", "rate-limited"],
  ["eth_getLogs", -32002, "request timed out", "answer"],
])("%s %i %s → %s", (method, code, message, expected) => {
  expect(classifyError(method, { code, message })).toBe(expected);
});
