import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { answerFake, fakeBlock, fakeHash, fakeLog } from "./testing/fake-answers.ts";
import { type MisbehaveSocket, startFakeSocketServer } from "./testing/fake-socket-server.ts";
import { openClient, openServer } from "./testing/open-fake-client.ts";

const numbers = Array.from({ length: 25 }, (_, index) => index + 100);
const header = { full: false };

async function openSocket(misbehave?: MisbehaveSocket) {
  const server = await startFakeSocketServer(answerFake, misbehave);
  onTestFinished(() => server.close());
  return server;
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 2));
}

test("calls go over WebSocket when there is no other URL, many at once over one connection", async () => {
  const server = await openSocket();
  const { client } = openClient([server], { maxBatchCalls: 7 });
  onTestFinished(() => client.close());
  const [blocks, chain, head] = await Promise.all([
    client.getBlocks(numbers, header),
    client.chainId(),
    client.blockNumber(),
  ]);
  expect(blocks).toEqual(numbers.map(fakeBlock));
  expect([chain, head, server.connections]).toEqual([31_337, 10_000, 1]);
});

test.each([
  ["a connection that breaks", "cut"],
  ["no answer", "never"],
  ["an answer that is no JSON", '{"jsonrpc":"2.0","id":1,"resu'],
  ["an answer that is no JSON-RPC", '{"id":1}'],
])("%s is asked again", async (_, reply) => {
  const server = await openSocket((_calls, number) => (number < 2 ? reply : null));
  const { client } = openClient([server], { timeoutMs: 100 });
  onTestFinished(() => client.close());
  expect(await client.chainId()).toBe(31_337);
});

test("a batch that is refused without an id is sent in parts", async () => {
  const refusal = { jsonrpc: "2.0", id: null, error: { code: -32600, message: "batch too large" } };
  const server = await openSocket((calls) => (calls.length > 5 ? JSON.stringify(refusal) : null));
  const { client } = openClient([server], { concurrency: 1 });
  onTestFinished(() => client.close());
  expect(await client.getBlocks(numbers, header)).toEqual(numbers.map(fakeBlock));
});

test("an answer larger than allowed ends the connection; logs are asked for in parts", async () => {
  const server = await openSocket();
  const { client } = openClient([server], { maxResponseBytes: 100_000, initialLogRange: 2_000 });
  onTestFinished(() => client.close());
  const query = { fromBlock: 0, toBlock: 1_999, addresses: null, topics0: null };
  const { logs } = await client.getLogs(query);
  expect(logs).toEqual(Array.from({ length: 2_000 }, (_, number) => fakeLog(number)));
});

test("nobody listening is RPC_UNREACHABLE", async () => {
  const { client } = openClient([{ url: "ws://127.0.0.1:1" }], { maxAttempts: 2 });
  await expect(client.chainId()).rejects.toMatchObject({ code: "RPC_UNREACHABLE", retryable: true });
});

test("a refused key fails at once with the status", async () => {
  const server = createServer((_request, response) => response.writeHead(401).end()).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const { client } = openClient([{ url: `ws://127.0.0.1:${port}/s3cret` }]);
  await expect(client.chainId()).rejects.toMatchObject({
    code: "RPC_FAILED",
    retryable: false,
    message: expect.stringMatching(new RegExp(`ws://127.0.0.1:${port} .*HTTP 401$`)),
  });
});

test("an abort ends a call that waits", async () => {
  const server = await openSocket(() => "never");
  const controller = new AbortController();
  const { client } = openClient([server], { signal: controller.signal });
  const answer = client.chainId();
  setTimeout(() => controller.abort(), 20);
  await expect(answer).rejects.toMatchObject({ name: "AbortError" });
});

test("with both kinds of URL, calls go over http and new blocks are heard over WebSocket", async () => {
  const http = await openServer();
  const socket = await openSocket();
  const { client } = openClient([socket, http]);
  const heard: number[] = [];
  const watch = client.watchHeads(({ number }) => heard.push(number));
  await until(() => socket.subscribers === 1 && watch?.isLive === true);
  expect(await client.blockNumber()).toBe(10_000);
  socket.announce(10_001, fakeHash(10_001));
  await until(() => heard.length === 1);
  expect([http.requests.length, socket.connections, heard]).toEqual([1, 1, [10_001]]);
  watch?.stop();
  await until(() => socket.subscribers === 0);
  expect(client.statistics().heads).toEqual({ isLive: false, announcedBlocks: 1, interruptions: 0 });
});

test("without a WebSocket URL nothing is announced", async () => {
  const { client } = openClient([await openServer()]);
  expect(client.watchHeads(() => undefined)).toBeNull();
});

test("a subscription that breaks, stays silent or is refused is made anew, at the next URL", async () => {
  const refusal = JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    error: { code: -32601, message: "no such method" },
  });
  const refusing = await openSocket(() => refusal);
  const silent = await openSocket(() => "never");
  const working = await openSocket();
  const { client, clock } = openClient([refusing, silent, working], { timeoutMs: 100, backOffBaseMs: 100 });
  const heard: number[] = [];
  const watch = client.watchHeads(({ number }) => heard.push(number));
  onTestFinished(() => watch?.stop());
  await until(() => watch?.isLive === true);
  expect(clock.sleeps).toEqual([50, 100]);
  working.announce(1, fakeHash(1));
  await until(() => heard.length === 1);
  working.cut();
  await until(() => working.connections === 2 && watch?.isLive === true);
  working.announce(2, fakeHash(2));
  await until(() => heard.length === 2);
  expect(client.statistics().heads).toMatchObject({ isLive: true, announcedBlocks: 2 });
});
