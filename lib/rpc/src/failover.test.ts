import { expect, test } from "vitest";
import { answerFake, fakeHash } from "./testing/fake-answers.ts";
import type { FakeCall } from "./testing/fake-rpc-server.ts";
import { openClient, openServer } from "./testing/open-fake-client.ts";

test("the second URL answers while the first is down, without waiting", async () => {
  const first = await openServer(() => ({ status: 500 }));
  const second = await openServer();
  const { client, clock } = openClient([first, second]);
  expect(await client.chainId()).toBe(31_337);
  expect(clock.sleeps).toEqual([]);
});

test("the first URL is used again after its rest", async () => {
  const first = await openServer((_calls, number) => (number === 0 ? { status: 500 } : null));
  const second = await openServer();
  const { client, clock } = openClient([first, second], { backOffBaseMs: 1_000 });
  await client.blockNumber();
  await client.blockNumber();
  expect([first.requests.length, second.requests.length]).toEqual([1, 2]);
  clock.advance(1_000);
  await client.blockNumber();
  expect([first.requests.length, second.requests.length]).toEqual([2, 2]);
});

test("a method that one provider lacks is asked of the other", async () => {
  const error = { code: -32601, message: "method not found" };
  const first = await openServer(undefined, () => ({ error }));
  const second = await openServer();
  const { client } = openClient([first, second]);
  expect(await client.blockNumber()).toBe(10_000);
});

test("a stale node is passed over: logs and the block that proves them come from the same node", async () => {
  const stale = await openServer(undefined, ({ method }) => ({
    result: method === "eth_getLogs" ? [] : null,
  }));
  const fresh = await openServer();
  const { client } = openClient([stale, fresh]);
  const { logs, end } = await client.getLogs({ fromBlock: 5, toBlock: 9, addresses: null, topics0: null });
  expect(logs).toHaveLength(5);
  expect(Number(end.number)).toBe(9);
});

test("calls that belong together are not begun anew for an error of one of them", async () => {
  let calls = 0;
  const server = await openServer(undefined, (call) => {
    return ++calls % 7 === 0 ? { error: { code: -32603, message: "Internal error" } } : answerByHash(call);
  });
  const { client } = openClient([server]);
  const hashes = Array.from({ length: 10 }, (_, number) => fakeHash(number));
  const blocks = await client.getBlocksWithLogs(hashes, { addresses: null, topics0: null });
  expect(blocks?.map(({ block }) => block.hash)).toEqual(hashes);
});

function answerByHash(call: FakeCall) {
  return call.method === "eth_getLogs" ? { result: [] } : answerFake(call);
}

test("when all are down the error is of the last one asked", async () => {
  const servers = [await openServer(() => ({ status: 500 })), await openServer(() => ({ status: 500 }))];
  const { client } = openClient(servers, { maxAttempts: 4 });
  await expect(client.chainId()).rejects.toMatchObject({ code: "RPC_UNREACHABLE" });
  expect(servers.map(({ requests }) => requests.length)).toEqual([2, 2]);
});
