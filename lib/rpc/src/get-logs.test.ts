import { expect, test } from "vitest";
import { answerFake, askedRange, fakeLog } from "./testing/fake-answers.ts";
import type { AnswerCall, Misbehave } from "./testing/fake-rpc-server.ts";
import { openClient, openServer } from "./testing/open-fake-client.ts";

const whole = { fromBlock: 0, toBlock: 2_999, addresses: null, topics0: null };
const wholeLogs = Array.from({ length: 3_000 }, (_, number) => fakeLog(number));
const large = { initialLogRange: 2_000, maxLogRange: 10_000 };

function refuseRangesOver(limit: number, message: (fromBlock: number) => string): AnswerCall {
  return (call) => {
    const isTooLong = askedRange([call]) > limit;
    if (call.method !== "eth_getLogs" || !isTooLong) return answerFake(call);
    const { fromBlock } = call.params[0] as { fromBlock: string };
    return { error: { code: -32005, message: message(Number(fromBlock)) } };
  };
}

test.each([
  ["without a hint", 170, () => "query returned more than 10000 results"],
  ["with a maximum", 1_000, () => "eth_getLogs is limited to a 1,000 range"],
  ["with a maximum that counts exclusively", 999, () => "exceed maximum block range: 1000"],
  [
    "with a range that would work",
    64,
    (from: number) => `Try with this block range [0x${from.toString(16)}, 0x${(from + 63).toString(16)}].`,
  ],
  ["down to single blocks", 1, () => "block range is too wide"],
])("learns a provider's limit %s", async (_, limit, message) => {
  const server = await openServer(undefined, refuseRangesOver(limit, message));
  const { client } = openClient([server], large);
  const query = { ...whole, toBlock: limit === 1 ? 49 : whole.toBlock };
  const { logs } = await client.getLogs(query);
  expect(logs).toEqual(wholeLogs.slice(0, query.toBlock + 1));
  expect(client.logRangeBlocks).toBeLessThanOrEqual(Math.ceil(limit * 1.3));
});

test("a named maximum costs one refusal and no more", async () => {
  const server = await openServer(
    undefined,
    refuseRangesOver(500, () => "Max range: 500"),
  );
  const { client } = openClient([server], large);
  await client.getLogs(whole);
  expect(server.requests.filter((calls) => askedRange(calls) > 500)).toHaveLength(1);
});

test("an answer larger than the limit of bytes is asked for in parts, and batches stay", async () => {
  const server = await openServer();
  const { client } = openClient([server], { ...large, maxResponseBytes: 200_000 });
  expect((await client.getLogs(whole)).logs).toEqual(wholeLogs);
  expect(server.requests.every((calls) => askedRange(calls) === 0 || calls.length === 3)).toBe(true);
});

test("a range that takes too long is asked for in parts", async () => {
  const slow: Misbehave = (calls) => (askedRange(calls) > 1_000 ? { never: true } : null);
  const server = await openServer(slow);
  const { client } = openClient([server], { ...large, timeoutMs: 300 });
  expect((await client.getLogs(whole)).logs).toEqual(wholeLogs);
});

test("a single block that is refused fails with the provider's words", async () => {
  const message = "query returned more than 10000 results";
  const server = await openServer(
    undefined,
    refuseRangesOver(0, () => message),
  );
  const { client } = openClient([server], large);
  await expect(client.getLogs(whole)).rejects.toMatchObject({
    code: "RPC_FAILED",
    message: expect.stringContaining(message),
  });
});

test("a log outside the asked range is inconsistent", async () => {
  const server = await openServer(undefined, (call) => {
    return call.method === "eth_getLogs" ? { result: [fakeLog(5), fakeLog(77)] } : answerFake(call);
  });
  const { client } = openClient([server], { maxAttempts: 2 });
  await expect(client.getLogs({ ...whole, toBlock: 9 })).rejects.toMatchObject({
    code: "RPC_INCONSISTENT",
    message: expect.stringContaining("got one of block 77"),
  });
});
