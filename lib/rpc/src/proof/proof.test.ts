import fc from "fast-check";
import { expect, test } from "vitest";
import type { RpcBlock, RpcLog, RpcReceipt } from "../rpc-types.ts";
import { fakeHash } from "../testing/fake-answers.ts";
import { openAnvil } from "../testing/open-anvil.ts";
import { isTrueHeader } from "./is-true-header.ts";
import { findLogOutsideBloom, mayHold, mayHoldLogs } from "./logs-bloom.ts";
import { receiptsRootOf } from "./receipts-root.ts";
import { trieRoot } from "./trie-root.ts";

const EMPTY_ROOT = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";

test("headers, receipts and blooms of a real EVM prove each other, and nothing that was changed", async () => {
  const chain = await openAnvil();
  for (const count of [0, 1, 2, 17, 130]) {
    const each = Array.from({ length: count }, (_, index) =>
      index % 5 === 4 ? null : [fakeHash(1), fakeHash(index * 7), fakeHash(index)].slice(0, (index % 3) + 1),
    );
    await chain.mineLogs(each);
    const block = await chain.request<RpcBlock>("eth_getBlockByNumber", "latest", false);
    const receipts = await chain.request<RpcReceipt[]>("eth_getBlockReceipts", block.number);
    const logs = await chain.request<RpcLog[]>("eth_getLogs", { blockHash: block.hash });
    expect([block.transactions.length, receipts.length]).toEqual([count, count]);
    expect(isTrueHeader(block)).toBe(true);
    expect(receiptsRootOf(receipts)).toBe(block.receiptsRoot);
    expect(findLogOutsideBloom(block.logsBloom, logs, { isQuick: false })).toBeNull();
    expect(isTrueHeader({ ...block, logsBloom: block.logsBloom.replace(/.$/, "7") })).toBe(false);
    expect(isTrueHeader({ ...block, timestamp: "0x1" })).toBe(false);
    if (count === 0) continue;
    expect(receiptsRootOf(receipts.slice(1))).not.toBe(block.receiptsRoot);
    const first = receipts[0] as RpcReceipt;
    expect(receiptsRootOf([{ ...first, logs: [] }, ...receipts.slice(1)])).not.toBe(block.receiptsRoot);
    const strange = { ...(logs[0] as RpcLog), topics: [fakeHash(0xabcdef)] };
    expect(findLogOutsideBloom(block.logsBloom, [...logs, strange], { isQuick: true })).toBe(strange);
  }
});

test("a receipt of an unknown type proves nothing", () => {
  expect(receiptsRootOf([{ type: "0x64", cumulativeGasUsed: "0x1" } as RpcReceipt])).toBeNull();
});

test("the root does not depend on the order of the entries, and on nothing but them", () => {
  const key = fc.uint8Array({ minLength: 3, maxLength: 3 });
  const entries = fc.uniqueArray(fc.record({ key, value: fc.uint8Array({ minLength: 1, maxLength: 40 }) }), {
    selector: (entry) => entry.key.join(),
    minLength: 1,
    maxLength: 30,
  });
  expect(trieRoot([])).toBe(EMPTY_ROOT);
  fc.assert(
    fc.property(entries, (given) => {
      const [first, ...rest] = given as [(typeof given)[0], ...typeof given];
      expect(trieRoot(given.toReversed())).toBe(trieRoot(given));
      expect(trieRoot(rest)).not.toBe(trieRoot(given));
      expect(trieRoot([{ ...first, value: new Uint8Array(50) }, ...rest])).not.toBe(trieRoot(given));
    }),
  );
});

test("a bloom holds what was put in; one of zeros nothing, what is no bloom everything", () => {
  const none = `0x${"0".repeat(512)}`;
  expect(mayHold(none, fakeHash(1))).toBe(false);
  expect(mayHold(`0x${"f".repeat(512)}`, fakeHash(1))).toBe(true);
  expect(mayHold("0x0", fakeHash(1))).toBe(true);
  expect(mayHoldLogs(none, { addresses: null, topics0: null })).toBe(true);
  expect(mayHoldLogs(none, { addresses: null, topics0: [fakeHash(1)] })).toBe(false);
});
