import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventTicketsAbi } from "@facevalue/contracts";
import { decodeFunctionResult, encodeFunctionData, erc20Abi, type Hex } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ticketContractAddress } from "../actions/world-deployment.ts";
import { playWorld } from "../play-world.ts";
import { account, everyActionWorld } from "../testing/every-action-world.ts";
import { type ServedWorld, serveWorld } from "./serve-world.ts";

const folder = mkdtempSync(join(tmpdir(), "served-"));
const world = everyActionWorld("served");
const tickets = ticketContractAddress(world.deployment, 1);
let served: ServedWorld;

beforeAll(async () => {
  await playWorld(world, { folder, isExecuted: false });
  served = await serveWorld(folder, 0);
});
afterAll(async () => {
  await served.stop();
  rmSync(folder, { recursive: true });
});

async function post(body: string) {
  const response = await fetch(served.url, { method: "POST", body });
  const text = await response.text();
  return { status: response.status, json: text === "" ? null : JSON.parse(text) };
}

async function ask(method: string, ...params: unknown[]) {
  const { json } = await post(JSON.stringify({ jsonrpc: "2.0", id: 7, method, params }));
  expect(json).toMatchObject({ jsonrpc: "2.0", id: 7 });
  return json;
}

interface Log {
  readonly address: Hex;
  readonly topics: readonly Hex[];
  readonly logIndex: Hex;
  readonly blockNumber: Hex;
  readonly transactionHash: Hex;
}

const allLogs = async () =>
  (await ask("eth_getLogs", { fromBlock: "0x0", toBlock: "latest" })).result as Log[];

test("the head is safe and final, and blocks are found by number and by hash, with hashes or whole transactions", async () => {
  const head = `0x${(served.blocks - 1).toString(16)}`;
  expect((await ask("eth_blockNumber")).result).toBe(head);
  expect((await ask("eth_chainId")).result).toBe("0x7a69");
  const [full] = [(await ask("eth_getBlockByNumber", "0x4", true)).result];
  expect(full.transactions.length).toBeGreaterThan(3);
  const hashes = full.transactions.map(({ hash }: { hash: string }) => hash);
  expect((await ask("eth_getBlockByHash", full.hash, false)).result).toEqual({
    ...full,
    transactions: hashes,
  });
  for (const tag of ["latest", "safe", "finalized", head]) {
    expect((await ask("eth_getBlockByNumber", tag, false)).result.number).toBe(head);
  }
  expect((await ask("eth_getBlockByNumber", "0xffff", false)).result).toBeNull();
  expect((await ask("eth_getBlockByHash", `0x${"1".repeat(64)}`, false)).result).toBeNull();
});

test("the logs of the receipts are those of eth_getLogs, by every filter", async () => {
  const logs = await allLogs();
  const receipts: { transactionHash: Hex; logs: Log[] }[] = [];
  for (let number = 0; number < served.blocks; number++) {
    receipts.push(...(await ask("eth_getBlockReceipts", `0x${number.toString(16)}`)).result);
  }
  expect(receipts.flatMap((receipt) => receipt.logs)).toEqual(logs);
  expect(logs.length).toBeGreaterThan(100);
  for (const receipt of receipts) {
    expect((await ask("eth_getTransactionReceipt", receipt.transactionHash)).result).toEqual(receipt);
    expect((await ask("eth_getTransactionByHash", receipt.transactionHash)).result.hash).toBe(
      receipt.transactionHash,
    );
  }
  const sample = logs.find(({ topics }) => topics.length === 4) as Log;
  const others = logs.filter(({ topics }) => topics.length > 1);
  const filter = async (parts: object) =>
    (await ask("eth_getLogs", { fromBlock: "0x0", toBlock: "finalized", ...parts })).result;
  const [topic0, ...rest] = sample.topics as [Hex, Hex, Hex, Hex];
  expect(await filter({ address: sample.address.toUpperCase().replace("0X", "0x") })).toEqual(
    logs.filter(({ address }) => address === sample.address),
  );
  expect(await filter({ address: [world.deployment.market, tickets], topics: [topic0] })).toEqual(
    logs.filter(
      ({ address, topics }) => [world.deployment.market, tickets].includes(address) && topics[0] === topic0,
    ),
  );
  expect(await filter({ topics: [null, [rest[0], others[3]?.topics[1]]] })).toEqual(
    logs.filter(({ topics }) => [rest[0], others[3]?.topics[1]].includes(topics[1])),
  );
  expect(await filter({ topics: [null, null, null, null] })).toEqual(
    logs.filter(({ topics }) => topics.length === 4),
  );
  const block = (await ask("eth_getBlockByNumber", sample.blockNumber, false)).result;
  expect((await ask("eth_getLogs", { blockHash: block.hash })).result).toEqual(
    logs.filter(({ blockNumber }) => blockNumber === sample.blockNumber),
  );
});

test("contracts answer what their logs say, as of a block", async () => {
  const [owner, name] = ["ownerOf", "tierOf"] as const;
  const call = async (data: Hex, block: unknown, to: string = tickets) =>
    ask("eth_call", { to, data }, block);
  const ownerOf = encodeFunctionData({ abi: eventTicketsAbi, functionName: owner, args: [6n] });
  const read = (data: Hex) =>
    decodeFunctionResult({ abi: eventTicketsAbi, functionName: owner, data }).toLowerCase();
  expect(read((await call(ownerOf, "0x5")).result)).toBe(account("rich"));
  expect(read((await call(ownerOf, "latest")).result)).toBe(account("bidder"));
  expect(read((await call(ownerOf, "0x5")).result)).toBe(account("rich"));
  expect((await call(ownerOf, "0x2")).error).toMatchObject({ code: 3 });
  const tierOf = encodeFunctionData({ abi: eventTicketsAbi, functionName: name, args: [1n, 1] });
  const tier = decodeFunctionResult({
    abi: eventTicketsAbi,
    functionName: name,
    data: (await call(tierOf, "latest")).result,
  });
  expect(tier).toMatchObject({ name: "Floor", price: 2n * 10n ** 16n, supply: 60, walletLimit: 5, sold: 8 });
  const symbol = encodeFunctionData({ abi: erc20Abi, functionName: "symbol" });
  const [coin] = world.deployment.currencies;
  const answered = (await call(symbol, "latest", coin?.account)).result;
  expect(decodeFunctionResult({ abi: erc20Abi, functionName: "symbol", data: answered })).toBe("USDX");
  expect((await call(symbol, "latest", account("fan"))).result).toBe("0x");
  expect((await call("0x12345678", "latest")).error).toMatchObject({ code: 3 });
});

test("bad requests get the errors of JSON-RPC, alone and in a batch", async () => {
  const code = async (body: string) => (await post(body)).json.error.code;
  expect(await code("{")).toBe(-32700);
  for (const body of [
    "[]",
    "7",
    "null",
    `{"id":1,"method":"eth_chainId"}`,
    `{"jsonrpc":"2.0","id":1,"method":5}`,
  ]) {
    expect(await code(body), body).toBe(-32600);
  }
  const bad: [string, unknown[]][] = [
    ["eth_getBlockByNumber", ["7"]],
    ["eth_getBlockByNumber", ["0x07"]],
    ["eth_getBlockByHash", ["0x12"]],
    ["eth_getTransactionReceipt", [null]],
    ["eth_getLogs", []],
    ["eth_getLogs", [{ address: "0x12" }]],
    ["eth_getLogs", [{ topics: ["0x1"] }]],
    ["eth_getLogs", [{ fromBlock: "0x5", toBlock: "0x4" }]],
    ["eth_getLogs", [{ blockHash: `0x${"1".repeat(64)}`, fromBlock: "0x1" }]],
    ["eth_call", [{ to: tickets, data: "0x1" }, "latest"]],
  ];
  for (const [method, params] of bad) expect((await ask(method, ...params)).error.code, method).toBe(-32602);
  expect((await ask("eth_sendRawTransaction", "0x")).error.code).toBe(-32601);
  expect((await ask("toString")).error.code).toBe(-32601);
  const call = (id: number | undefined, method: string) => ({ jsonrpc: "2.0", id, method, params: [] });
  const { json } = await post(
    JSON.stringify([call(1, "eth_chainId"), call(undefined, "eth_chainId"), 5, call(2, "no")]),
  );
  expect(json).toMatchObject([
    { id: 1, result: "0x7a69" },
    { id: null, error: { code: -32600 } },
    { id: 2, error: { code: -32601 } },
  ]);
  expect((await post(JSON.stringify(call(undefined, "eth_chainId")))).status).toBe(204);
});

test("a folder without a complete world is refused", async () => {
  await expect(serveWorld(join(folder, "nowhere"), 0)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
