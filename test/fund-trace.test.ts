import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { testStablecoinAbi, testStablecoinBytecode } from "@facevalue/contracts";
import { type Anvil, startAnvil, testAccounts } from "@facevalue/contracts/testing";
import { silentLogger } from "@facevalue/core";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { createRpcClient, type RpcClient } from "@facevalue/rpc";
import { type FundingSourceName, planTrace, traceFunding } from "@facevalue/workers";
import { TestChain } from "@facevalue/workers/testing";
import {
  type Address,
  createTestClient,
  encodeFunctionData,
  http,
  parseAbi,
  publicActions,
  walletActions,
} from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";

const disperseAbi = parseAbi(["function disperseEther(address[] recipients, uint256[] values) payable"]);
const [giver, receiver, other] = testAccounts(3).map(({ address }) => address.toLowerCase() as Address) as [
  Address,
  Address,
  Address,
];
const disperser: Address = `0x${"dd".repeat(20)}`;

let anvil: Anvil;
let database: TestDatabase;
let rpc: RpcClient;
let chain: TestChain;
let token: Address;
/** Transaction of the token transfer, and the tickets' own transaction. */
const hashes = { token: "", tickets: "" };

beforeAll(async () => {
  anvil = await startAnvil({ noMining: true });
  database = await createTestDatabase();
  rpc = createRpcClient({ urls: [anvil.url], logger: silentLogger });
  chain = await TestChain.create(database.pool, await rpc.chainId());
  await playChain();
  const { pool } = database;
  await pool.query(`insert into ${chain.schema}.currency (id, block$, vid) values ($1, 1, 1)`, [
    bytes(token),
  ]);
  await pool.query(
    `insert into ${chain.schema}."transaction" (id, index, sender, recipient, nonce, gas_price, value, block, timestamp, block$, vid)
     values ($1, 0, $2, $2, 0, 1, 1, 3, 1, 3, 1)`,
    [bytes(hashes.tickets), bytes(giver)],
  );
  await pool.query(`update ${chain.schema}.cursor$ set block_number = 4`);
}, 120_000);

afterAll(async () => {
  rpc?.close();
  await database?.drop();
  await anvil?.stop();
});

const bytes = (hex: string) => Buffer.from(hex.slice(2), "hex");

function openClient() {
  return createTestClient({ mode: "anvil", transport: http(anvil.url), cacheTime: 0 })
    .extend(publicActions)
    .extend(walletActions);
}

/** Block 1: a token. 2: coin, coin to a contract that refuses it, coin through a disperser. 3: token, and a ticket sale's own coin. 4: nothing. */
async function playChain(): Promise<void> {
  const client = openClient();
  const from = { account: giver, chain: null } as const;
  const deployment = await client.deployContract({
    ...from,
    abi: testStablecoinAbi,
    bytecode: testStablecoinBytecode,
  });
  await client.mine({ blocks: 1 });
  token = (await client.getTransactionReceipt({ hash: deployment })).contractAddress as Address;
  await client.sendTransaction({ ...from, to: receiver, value: 5n });
  await client.sendTransaction({ ...from, to: token, value: 6n, gas: 100_000n });
  const values = [7n, 8n];
  const data = encodeFunctionData({ abi: disperseAbi, args: [[receiver, other], values] });
  await client.sendTransaction({ ...from, to: disperser, value: 15n, data });
  await client.sendTransaction({ ...from, to: receiver, value: 0n });
  await client.mine({ blocks: 1 });
  const call = { ...from, address: token, abi: testStablecoinAbi, gas: 200_000n } as const;
  hashes.token = await client.writeContract({ ...call, functionName: "mint", args: [other, 99n] });
  hashes.tickets = await client.sendTransaction({ ...from, to: receiver, value: 1000n });
  await client.mine({ blocks: 2 });
}

async function trace(
  sources: readonly FundingSourceName[],
  more: { providerUrl?: string; toBlock?: number } = {},
) {
  const { db, pool } = database;
  const { signal } = new AbortController();
  const plan = await planTrace({ db, rpc, signal, sources, fromBlock: 1, ...more });
  await traceFunding({ ...plan, db, pool, rpc, logger: silentLogger, signal });
}

async function stored() {
  const { rows } = await database.pool.query(
    `select block, log_index, position, sender, recipient, caller, currency, amount, source
     from app.funding_transfer order by block, log_index, position`,
  );
  const hex = (value: Buffer | null) => (value === null ? null : `0x${value.toString("hex")}`);
  return rows.map(({ block, log_index, position, sender, recipient, caller, currency, amount, source }) => [
    block,
    log_index,
    position,
    hex(sender),
    hex(recipient),
    hex(caller),
    hex(currency),
    amount,
    source,
  ]);
}

const zero = `0x${"0".repeat(40)}`;
const native = () => [
  [2, -1, 0, giver, receiver, giver, zero, "5", "native"],
  [2, -1, 1, disperser, receiver, giver, zero, "7", "native"],
  [2, -1, 2, disperser, other, giver, zero, "8", "native"],
];
const erc20 = () => [[3, 0, 0, zero, other, giver, token, "99", "erc20"]];

test("full blocks and token transfers: what succeeded, by whom it was signed, without the tickets' own payments", async () => {
  await trace(["native", "erc20"], { toBlock: 2 });
  expect(await stored()).toEqual(native());
  await trace(["native", "erc20"]);
  await trace(["native", "erc20"]);
  expect(await stored()).toEqual([...native(), ...erc20()]);
  const scans = "select source, from_block, to_block from app.funding_scan order by source";
  expect((await database.pool.query(scans)).rows).toEqual([
    { source: "erc20", from_block: 1, to_block: 4 },
    { source: "native", from_block: 1, to_block: 4 },
  ]);
});

test("a range whose last block is no longer part of the chain is read again", async () => {
  const { pool } = database;
  await pool.query("update app.funding_scan set to_hash = '\\x00' where source = 'native'");
  await pool.query("update app.funding_transfer set amount = 6 where amount = 5");
  await trace(["native"]);
  expect(await stored()).toEqual([...native(), ...erc20()]);
});

test("a provider is asked page by page about every wallet, and about later ones from the beginning", async () => {
  const { pool } = database;
  await pool.query("delete from app.funding_scan");
  await pool.query("delete from app.funding_transfer");
  const asked: { fromBlock: string; toBlock: string; toAddress?: string; pageKey?: string }[] = [];
  const server = createServer((request, response) => void answer(request, response)).listen(0);
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.parse(Buffer.concat(await Array.fromAsync(request)).toString());
    const [params] = body.params;
    asked.push(params);
    const isIncoming = params.toAddress === receiver;
    const transfers = isIncoming ? [told(params.pageKey === undefined ? "external" : "internal")] : [];
    const pageKey = isIncoming && params.pageKey === undefined ? { pageKey: "next" } : {};
    response.end(JSON.stringify({ jsonrpc: "2.0", id: 1, result: { transfers, ...pageKey } }));
  };
  await once(server, "listening");
  const providerUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await insertMove(receiver, 2);
    await trace(["provider"], { providerUrl, toBlock: 3 });
    const amounts = (await stored()).map(([block, log, , from, to, caller, , amount]) => [
      block,
      log,
      from,
      to,
      caller,
      amount,
    ]);
    expect(amounts).toEqual([
      [2, -1, other, receiver, other, "42"],
      [2, -1, other, receiver, null, "42"],
    ]);
    asked.length = 0;
    await insertMove(other, 4);
    await trace(["provider"], { providerUrl });
    const ranges = asked
      .filter(({ toAddress }) => toAddress !== undefined)
      .map(({ toAddress, fromBlock, toBlock }) => [toAddress, fromBlock, toBlock]);
    expect(ranges).toContainEqual([other, "0x1", "0x3"]);
    expect(ranges).toContainEqual([other, "0x4", "0x4"]);
    expect(ranges).not.toContainEqual([receiver, "0x1", "0x3"]);
  } finally {
    server.close();
  }
});

function told(category: string) {
  return {
    category,
    blockNum: "0x2",
    hash: `0x${"ab".repeat(32)}`,
    uniqueId: `0x${"ab".repeat(32)}:${category}`,
    from: other,
    to: receiver,
    value: 42e-18,
    asset: "ETH",
    rawContract: { value: "0x2a", address: null, decimal: "0x12" },
    metadata: { blockTimestamp: "2026-01-01T00:00:00.000Z" },
  };
}

async function insertMove(wallet: Address, block: number): Promise<void> {
  await chain.commit([
    {
      number: block,
      time: block,
      facts: [
        {
          type: "transfer",
          ticket: "10",
          quantity: 1n,
          from: wallet.slice(2),
          to: wallet.slice(2),
          kind: "GIFT",
        },
      ],
    },
  ]);
  await database.pool.query(`update ${chain.schema}.cursor$ set block_number = 4`);
}
