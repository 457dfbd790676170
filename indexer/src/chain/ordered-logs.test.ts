import { expect, test } from "vitest";
import { orderLogs } from "./ordered-logs.ts";
import { FakeChain } from "./testing/fake-chain.ts";

const spec = { address: "0xaa", topic0: "0x01", data: "0x" };
const { logs } = new FakeChain().mine([spec, spec, spec]);
const [first, second, third] = logs as [(typeof logs)[0], (typeof logs)[0], (typeof logs)[0]];

test("logs come in the order of their index, each once", () => {
  expect(orderLogs([third, first, second, first])).toEqual([first, second, third]);
});

test("removed logs are left out", () => {
  expect(orderLogs([first, { ...second, removed: true }])).toEqual([first]);
});

test("two different logs with one index are inconsistent", () => {
  const other = { ...second, data: "0xff" };
  expect(() => orderLogs([first, second, other])).toThrow(
    expect.objectContaining({ code: "RPC_INCONSISTENT" }),
  );
});
