import type { RpcLog } from "@facevalue/rpc";
import { expect, test } from "vitest";
import { FilterSet } from "./filter-set.ts";

const filter = (
  address: string | null,
  topics0: string[],
  startBlock = 0,
  endBlock: number | null = null,
) => {
  return { address, topics0, startBlock, endBlock };
};
const log = (address: string, topic: string) => ({ address, topics: [topic] }) as unknown as RpcLog;
const all = { fromBlock: 0, toBlock: 100, maxAddresses: 10 };

test("asks once for all addresses and topics, and apart for any address", () => {
  const filters = new FilterSet([
    filter("0xa", ["0x1", "0x2"]),
    filter("0xb", ["0x2"]),
    filter(null, ["0x3"]),
  ]);
  expect(filters.queries(all)).toEqual([
    { addresses: ["0xa", "0xb"], topics0: ["0x1", "0x2"] },
    { addresses: null, topics0: ["0x3"] },
  ]);
});

test("asks by topic when there are too many addresses", () => {
  const filters = new FilterSet([filter("0xa", ["0x1"]), filter("0xb", ["0x2"])]);
  expect(filters.queries({ ...all, maxAddresses: 1 })).toEqual([
    { addresses: null, topics0: ["0x1", "0x2"] },
  ]);
});

test("leaves out filters that begin later or ended before", () => {
  const filters = new FilterSet([
    filter("0xa", ["0x1"], 101),
    filter("0xb", ["0x1"], 0, 9),
    filter("0xc", ["0x1"], 9, 10),
  ]);
  expect(filters.queries({ ...all, fromBlock: 10 })).toEqual([{ addresses: ["0xc"], topics0: ["0x1"] }]);
  expect(filters.queries({ fromBlock: 20, toBlock: 30, maxAddresses: 10 })).toEqual([]);
});

test("matches address and topic together, within the blocks", () => {
  const filters = new FilterSet([filter("0xa", ["0x1"], 5, 7), filter("0xb", ["0x2"])]);
  const matches = [4, 5, 7, 8].map((block) => filters.matches(log("0xa", "0x1"), block));
  expect(matches).toEqual([false, true, true, false]);
  expect(filters.matches(log("0xa", "0x2"), 6)).toBe(false);
  expect(filters.matches(log("0xb", "0x2"), 6)).toBe(true);
  expect(filters.matches({ ...log("0xb", "0x2"), topics: [] }, 6)).toBe(false);
});
