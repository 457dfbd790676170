import { expect, test } from "vitest";
import { openClient, openServer } from "../testing/open-fake-client.ts";

const call = {
  to: "0x00000000000000000000000000000000000000aa",
  data: "0x01",
  blockHash: "0xab",
  gas: 50_000_000n,
};

test("asks at the block's hash with the gas limit", async () => {
  const server = await openServer(undefined, () => ({ result: "0x2a" }));
  const { client } = openClient([server]);
  expect(await client.call(call)).toEqual({ reverted: false, data: "0x2a", answeredBy: "block" });
  expect(server.requests[0]?.[0]?.params).toEqual([
    { to: call.to, data: "0x01", gas: "0x2faf080" },
    { blockHash: "0xab" },
  ]);
});

test.each([
  ["geth", { code: 3, message: "execution reverted: no", data: "0x08c379a0" }, "0x08c379a0"],
  ["openethereum", { code: -32015, message: "VM execution error.", data: "Reverted 0x1234" }, "0x1234"],
  ["without data", { code: -32000, message: "execution reverted" }, "0x"],
])("a revert is a result (%s)", async (_, error, data) => {
  const server = await openServer(undefined, () => ({ error }));
  const { client } = openClient([server]);
  expect(await client.call(call)).toEqual({ reverted: true, data, answeredBy: "block" });
});

test("trouble at the node is an error that may pass", async () => {
  const error = { code: -32000, message: "missing trie node" };
  const server = await openServer(undefined, () => ({ error }));
  const { client } = openClient([server], { maxAttempts: 2 });
  await expect(client.call(call)).rejects.toMatchObject({ code: "RPC_FAILED", retryable: true });
});

test.each([
  [-32000, "missing trie node 5e1f (path )"],
  [-32602, "BlockOutOfRangeError: block height is 6956 but requested was 6"],
])("a node without the state of the block is told apart (%i)", async (code, message) => {
  const server = await openServer(undefined, () => ({ error: { code, message } }));
  const { client } = openClient([server], { maxAttempts: 2 });
  await expect(client.call(call)).rejects.toMatchObject({
    code: "RPC_FAILED",
    message: expect.stringMatching(/at block 0xab: use an archive node/),
  });
});

test("leaves a call unanswered, if allowed, when the block's own state is gone", async () => {
  const error = { code: -32000, message: "missing trie node" };
  const asked: string[] = [];
  const server = await openServer(undefined, ({ method }) => {
    asked.push(method);
    return { error };
  });
  const { client } = openClient([server], { maxAttempts: 5 });
  const result = await client.call({ ...call, withoutState: "nothing" });
  expect(result).toEqual({ reverted: true, data: "0x", answeredBy: "nothing" });
  expect(asked.filter((method) => method === "eth_call")).toHaveLength(1);
});

test("asks for the newest state, if allowed, when the block's own is gone", async () => {
  const server = await openServer(undefined, ({ params }) =>
    params?.[1] === "latest" ? { result: "0x2a" } : { error: { code: -32000, message: "missing trie node" } },
  );
  const { client } = openClient([server], { maxAttempts: 2 });
  const result = await client.call({ ...call, withoutState: "newest" });
  expect(result).toEqual({ reverted: false, data: "0x2a", answeredBy: "newest" });
});

test("a node that knows no eth_call is a contract without an answer, if allowed", async () => {
  const error = { code: -32601, message: "the method eth_call does not exist" };
  const server = await openServer(undefined, () => ({ error }));
  const { client } = openClient([server]);
  expect(await client.call({ ...call, withoutState: "newest" })).toMatchObject({
    reverted: true,
    data: "0x",
  });
  await expect(client.call(call)).rejects.toMatchObject({ code: "RPC_FAILED", retryable: false });
});

test("calls at one block go in batches, and a revert among them is a result of its own", async () => {
  const server = await openServer(undefined, ({ params }) => {
    const data = (params?.[0] as { data: string } | undefined)?.data;
    return data === "0x02"
      ? { error: { code: 3, message: "execution reverted", data: "0x1234" } }
      : { result: data };
  });
  const { client } = openClient([server]);
  const calls = ["0x01", "0x02", "0x03"].map((data) => ({ to: call.to, data }));
  expect(await client.callAll({ calls, blockHash: "0xab", gas: call.gas })).toEqual([
    { reverted: false, data: "0x01", answeredBy: "block" },
    { reverted: true, data: "0x1234", answeredBy: "block" },
    { reverted: false, data: "0x03", answeredBy: "block" },
  ]);
  const batches = server.requests.filter((request) => request[0]?.method === "eth_call");
  expect(batches.map(({ length }) => length)).toEqual([3]);
  expect(await client.callAll({ calls: [], blockHash: "0xab", gas: call.gas })).toEqual([]);
});

test("calls at a block whose state no node keeps have no results", async () => {
  const error = { code: -32000, message: "missing trie node 5e1f (path )" };
  const server = await openServer(undefined, () => ({ error }));
  const { client } = openClient([server]);
  expect(await client.callAll({ calls: [call], blockHash: "0xab", gas: call.gas })).toBeNull();
});

test("an answer that is no hex string is not taken for one", async () => {
  const server = await openServer(undefined, () => ({ result: { data: "0x" } }));
  const { client } = openClient([server], { maxAttempts: 2 });
  const asked = client.callAll({ calls: [call], blockHash: "0xab", gas: call.gas });
  await expect(asked).rejects.toMatchObject({ code: "RPC_INCONSISTENT" });
});
