import { expect, test } from "vitest";
import type { FakeReply } from "./testing/fake-rpc-server.ts";
import { openClient, openServer } from "./testing/open-fake-client.ts";

const broken: [string, FakeReply][] = [
  ["HTTP 500", { status: 500, body: "internal" }],
  ["HTTP 503 with HTML", { status: 503, body: "<html>busy</html>" }],
  ["an empty answer", { body: "" }],
  ["truncated JSON", { body: '{"jsonrpc":"2.0","id":0,"resu' }],
  ["a connection cut in the middle", { body: '{"jsonrpc":"2.0","id":0,"result":"0x1"}', cut: true }],
  ["JSON that is no JSON-RPC", { body: '{"status":"ok"}' }],
  [
    "a JSON-RPC error that may pass",
    { body: '{"jsonrpc":"2.0","id":0,"error":{"code":-32603,"message":"Internal error"}}' },
  ],
  ["HTTP 429", { status: 429, body: "slow down" }],
  ["a result of the wrong type", { body: '{"jsonrpc":"2.0","id":0,"result":{}}' }],
];

test.each(broken)("%s is asked again", async (_, reply) => {
  const server = await openServer((_calls, number) => (number < 2 ? reply : null));
  const { client, clock } = openClient([server], { backOffBaseMs: 100 });
  expect(await client.chainId()).toBe(31_337);
  expect(server.requests).toHaveLength(3);
  expect(clock.sleeps).toEqual([50, 100]);
});

test("waits as long as Retry-After asks", async () => {
  const reply = { status: 429, headers: { "retry-after": "3" } };
  const server = await openServer((_calls, number) => (number === 0 ? reply : null));
  const { client, clock } = openClient([server], { backOffBaseMs: 100 });
  await client.chainId();
  expect(clock.sleeps).toEqual([3_000]);
});

test("the delay grows to the cap and is short again after a success", async () => {
  const server = await openServer((_calls, number) => (number < 5 || number === 6 ? { status: 500 } : null));
  const { client, clock } = openClient([server], { backOffBaseMs: 100, backOffCapMs: 400 });
  await client.chainId();
  expect(clock.sleeps).toEqual([50, 100, 200, 200, 200]);
  await client.chainId();
  expect(clock.sleeps.slice(5)).toEqual([50]);
});

test("gives up after the last attempt with an error that names the host and what to do", async () => {
  const server = await openServer(() => ({ status: 502, body: "bad gateway" }));
  const { client } = openClient([server], { maxAttempts: 3 });
  const host = server.url.replace("http://", "");
  await expect(client.chainId()).rejects.toMatchObject({
    code: "RPC_UNREACHABLE",
    retryable: true,
    message: expect.stringMatching(new RegExp(`${host}.*HTTP 502.*check that the URL`)),
  });
  expect(server.requests).toHaveLength(3);
});

test("nobody listening is RPC_UNREACHABLE", async () => {
  const { client } = openClient([{ url: "http://127.0.0.1:1" }], { maxAttempts: 2 });
  await expect(client.chainId()).rejects.toMatchObject({ code: "RPC_UNREACHABLE", retryable: true });
});

test("no answer in time is RPC_UNREACHABLE", async () => {
  const server = await openServer(() => ({ never: true }));
  const { client } = openClient([server], { maxAttempts: 2, timeoutMs: 50 });
  await expect(client.chainId()).rejects.toMatchObject({
    code: "RPC_UNREACHABLE",
    message: expect.stringContaining("no answer within 50 ms"),
  });
});

test("a refused key fails at once with the provider's words", async () => {
  const server = await openServer(() => ({ status: 401, body: "invalid project id" }));
  const { client } = openClient([server]);
  await expect(client.chainId()).rejects.toMatchObject({
    code: "RPC_FAILED",
    retryable: false,
    message: expect.stringContaining("invalid project id"),
  });
  expect(server.requests).toHaveLength(1);
});

test("an abort ends a request under way", async () => {
  const controller = new AbortController();
  const server = await openServer(() => ({ never: true }));
  const { client } = openClient([server], { signal: controller.signal });
  const answer = client.chainId();
  setTimeout(() => controller.abort(), 20);
  await expect(answer).rejects.toMatchObject({ name: "AbortError" });
});

test("secrets in a URL do not reach the error", async () => {
  const server = await openServer(() => ({ status: 403 }));
  const { client } = openClient([{ url: `${server.url}/v2/s3cret?key=s3cret` }]);
  await expect(client.chainId()).rejects.toMatchObject({ message: expect.not.stringContaining("s3cret") });
});
