import { expect, test } from "vitest";
import { answerFake, fakeBlock, fakeHash, fakeLog } from "../testing/fake-answers.ts";
import { openClient, openServer } from "../testing/open-fake-client.ts";

const query = { addresses: null, topics0: null };
const hashes = [fakeHash(4), fakeHash(5)];

const answerByHash = (call: Parameters<typeof answerFake>[0]) => {
  if (call.method !== "eth_getLogs") return answerFake(call);
  const { blockHash } = call.params[0] as { blockHash: string };
  return { result: [fakeLog(Number(blockHash))] };
};

test("blocks and their logs come in one request", async () => {
  const server = await openServer(undefined, answerByHash);
  const { client } = openClient([server]);
  expect(await client.getBlocksWithLogs(hashes, query)).toEqual([
    { block: fakeBlock(4), logs: [fakeLog(4)] },
    { block: fakeBlock(5), logs: [fakeLog(5)] },
  ]);
  expect(server.requests.map(({ length }) => length)).toEqual([4]);
});

test.each(["unknown block", "block not found: hash 0x05", "header not found"])(
  "a block that was replaced meanwhile is null at once (%s)",
  async (message) => {
    const server = await openServer(undefined, (call) => {
      return call.method === "eth_getLogs" ? { error: { code: -32000, message } } : answerFake(call);
    });
    const { client } = openClient([server]);
    expect(await client.getBlocksWithLogs(hashes, query)).toBeNull();
    expect(server.requests).toHaveLength(1);
  },
);

test("a node that answers with no logs for a block it does not have is not believed", async () => {
  const server = await openServer(undefined, ({ method }) => ({
    result: method === "eth_getLogs" ? [] : null,
  }));
  const { client } = openClient([server]);
  expect(await client.getBlockLogs(fakeHash(4), query)).toBeNull();
});

test("logs of another block than asked for are inconsistent", async () => {
  const server = await openServer(undefined, (call) => {
    return call.method === "eth_getLogs" ? { result: [fakeLog(9)] } : answerFake(call);
  });
  const { client } = openClient([server], { maxAttempts: 2 });
  await expect(client.getBlockLogs(fakeHash(4), query)).rejects.toMatchObject({ code: "RPC_INCONSISTENT" });
});
