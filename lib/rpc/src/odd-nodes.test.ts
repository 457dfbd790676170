import { expect, test } from "vitest";
import type { RpcBlock, RpcLog } from "./rpc-types.ts";
import { answerFake, fakeBlock, fakeHash, fakeLog } from "./testing/fake-answers.ts";
import { openAnvil } from "./testing/open-anvil.ts";
import { openClient, openServer } from "./testing/open-fake-client.ts";

const whole = { addresses: null, topics0: null };
const capitals = (hex: string) => `0x${hex.slice(2).toUpperCase()}`;

function oddLog(number: number): RpcLog {
  const { topics, ...log } = fakeLog(number);
  return {
    ...log,
    address: "0x00000000000000000000000000000000000000AA",
    topics: topics.map(capitals),
    blockHash: capitals(log.blockHash),
    transactionHash: capitals(log.transactionHash),
    blockNumber: `0x000${log.blockNumber.slice(2).toUpperCase()}`,
  };
}

test("capitals and leading zeros do not reach anybody", async () => {
  const server = await openServer(undefined, (call) => {
    if (call.method === "eth_getLogs") return { result: [171, 172, 175].map(oddLog) };
    const { result } = answerFake(call) as { result: RpcBlock };
    const { hash, parentHash, number } = result;
    return {
      result: {
        ...result,
        hash: capitals(hash),
        parentHash: capitals(parentHash),
        number: `0x0${number.slice(2)}`,
      },
    };
  });
  const { client } = openClient([server]);
  const { logs, start, end } = await client.getLogs({ ...whole, fromBlock: 171, toBlock: 175 });
  expect(logs).toEqual([171, 172, 175].map(fakeLog));
  expect([start, end]).toEqual([fakeBlock(171), fakeBlock(175)]);
});

test("ranges that are not one another's continuation are inconsistent", async () => {
  const server = await openServer(undefined, (call) => {
    if (call.method !== "eth_getBlockByNumber" || Number(call.params[0]) !== 10) return answerFake(call);
    return { result: { ...fakeBlock(10), parentHash: fakeHash(7_777) } };
  });
  const { client } = openClient([server], { initialLogRange: 10, maxLogRange: 10 });
  await expect(client.getLogs({ ...whole, fromBlock: 0, toBlock: 19 })).rejects.toMatchObject({
    code: "RPC_INCONSISTENT",
    message: expect.stringContaining("block 10 does not follow"),
  });
});

/** A real chain behind a server that may change its answers. */
async function openReal(change: (method: string, result: unknown) => unknown) {
  const chain = await openAnvil();
  await chain.mineLogs([[fakeHash(1)], [fakeHash(1), fakeHash(2)], null]);
  const answers = new Map<string, unknown>();
  const block = await chain.request<RpcBlock>("eth_getBlockByNumber", "latest", true);
  answers.set("eth_getBlockByHash", block);
  answers.set("eth_getBlockByNumber", { ...block, transactions: [] });
  answers.set("eth_getLogs", await chain.request("eth_getLogs", { blockHash: block.hash }));
  answers.set("eth_getBlockReceipts", await chain.request("eth_getBlockReceipts", block.number));
  const answer = ({ method }: { method: string }) => ({
    result: change(method, structuredClone(answers.get(method))),
  });
  return { server: await openServer(undefined, answer), block, logs: answers.get("eth_getLogs") as RpcLog[] };
}

test("logs that come late are waited for when the block's bloom tells of them", async () => {
  let asked = 0;
  const { server, block, logs } = await openReal((method, result) =>
    method === "eth_getLogs" && asked++ === 0 ? [] : result,
  );
  const { client } = openClient([server]);
  const query = { addresses: null, topics0: [fakeHash(1)] };
  expect(await client.getBlockLogs(block.hash, query)).toEqual(logs);
  const absent = { addresses: null, topics0: [fakeHash(99)] };
  asked = 0;
  expect(await client.getBlockLogs(block.hash, absent)).toEqual([]);
  expect(asked).toBe(1);
});

test("logs that no node tells of are found in the receipts, unless the bloom may say yes by chance", async () => {
  const receipts = { asked: 0, refused: false };
  const { server, block, logs } = await openReal((method, result) => {
    if (method === "eth_getBlockReceipts") receipts.asked++;
    return method === "eth_getLogs" || (method === "eth_getBlockReceipts" && receipts.refused) ? [] : result;
  });
  const { client } = openClient([server, server], { maxAttempts: 2 });
  // The bloom holds it as another topic.
  expect(await client.getBlockLogs(block.hash, { addresses: null, topics0: [fakeHash(2)] })).toEqual([]);
  expect(receipts.asked).toBe(1);
  const first = { addresses: null, topics0: [fakeHash(1)] };
  expect(await client.getBlockLogs(block.hash, first)).toEqual(logs);
  const many = Array.from({ length: 100_000 }, (_, index) => fakeHash(index + 1));
  receipts.asked = 0;
  expect(await client.getBlockLogs(block.hash, { addresses: null, topics0: many })).toEqual([]);
  expect(receipts.asked).toBe(0);
  receipts.refused = true;
  expect(await client.getBlockLogs(block.hash, first)).toEqual([]);
  expect(receipts.asked).toBeGreaterThan(0);
});

test("a range whose last block lacks its logs is asked for again, and not believed for ever", async () => {
  let lies = 1;
  const isRange = { current: true };
  const { server, block, logs } = await openReal((method, result) => {
    if (method !== "eth_getLogs") return result;
    isRange.current = !isRange.current;
    return !isRange.current && lies-- > 0 ? [] : result;
  });
  const number = Number(block.number);
  const query = { addresses: null, topics0: [fakeHash(1)], fromBlock: number, toBlock: number };
  const { client } = openClient([server]);
  await expect(client.getLogs(query)).rejects.toMatchObject({
    code: "RPC_INCONSISTENT",
    message: expect.stringContaining(`no logs of block ${number} came, which has ${logs.length}`),
  });
  isRange.current = true;
  expect((await client.getLogs(query)).logs).toEqual(logs);
});

test("receipts that do not give the root in the header are not believed", async () => {
  let lies = 2;
  const { server, block } = await openReal((method, result) => {
    if (method !== "eth_getBlockReceipts" || lies-- <= 0) return result;
    return (result as object[]).map((receipt) => ({ ...receipt, cumulativeGasUsed: "0x5" }));
  });
  const { client } = openClient([server], { maxAttempts: 2 });
  const transactionHashes = block.transactions.map((transaction) => (transaction as { hash: string }).hash);
  const query = { blockHash: block.hash, transactionHashes, header: block };
  await expect(client.getReceipts([query])).rejects.toMatchObject({
    code: "RPC_INCONSISTENT",
    message: expect.stringContaining("do not give the receipts root"),
  });
  expect((await client.getReceipts([query])).size).toBe(3);
});
