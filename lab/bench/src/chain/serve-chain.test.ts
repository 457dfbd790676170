import { once } from "node:events";
import { silentLogger } from "@facevalue/core";
import { createRpcClient } from "@facevalue/rpc";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TICKET_ADDRESS } from "./identifiers.ts";
import { serveChain } from "./serve-chain.ts";
import { servedTickets } from "./served-tickets.ts";
import { makeChain, readAllLogs } from "./testing/ask-node.ts";

const { chain, node } = makeChain({ maxRange: 7, maxLogs: 50 });
let url: string;
let stop: () => Promise<unknown>;

beforeAll(async () => {
  const { server, port } = await serveChain(servedTickets(chain), 0);
  url = `http://127.0.0.1:${port}`;
  stop = () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    return closed;
  };
});

afterAll(() => stop());

const post = async (path: string, body: string) =>
  (await fetch(`${url}${path}`, { method: "POST", body })).json();

test("a batch is answered call by call, with errors in their places", async () => {
  const calls = [
    { jsonrpc: "2.0", id: 7, method: "eth_chainId", params: [] },
    { jsonrpc: "2.0", id: "x", method: "eth_mine", params: [] },
    { jsonrpc: "2.0", id: 8, method: "eth_getLogs", params: [{ fromBlock: "0x1", toBlock: "0x9" }] },
  ];
  expect(await post("/", JSON.stringify(calls))).toMatchObject([
    { id: 7, result: "0x67932" },
    { id: "x", error: { code: -32601 } },
    { id: 8, error: { code: -32602, message: "eth_getLogs is limited to a 7 block range" } },
  ]);
  expect(await post("/", "{")).toMatchObject({ error: { code: -32700 } });
});

test("a client that heeds the limits reads every log", async () => {
  const rpc = createRpcClient({ urls: [url], logger: silentLogger });
  const query = { addresses: [TICKET_ADDRESS], topics0: null, fromBlock: 0, toBlock: chain.lastBlock };
  const { logs, end } = await rpc.getLogs(query);
  const unlimited = makeChain();
  expect(logs).toEqual(readAllLogs(unlimited.node));
  expect(Number(end.number)).toBe(chain.lastBlock);
});

test("tells the truth and moves the head", async () => {
  expect(await (await fetch(`${url}/truth`)).json()).toEqual(chain.truth);
  expect(await post("/head/5", "")).toEqual({ head: 5 });
  const call = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_blockNumber", params: [] });
  expect(await post("/", call)).toMatchObject({ result: "0x5" });
  expect(node.head).toBe(chain.lastBlock);
});
