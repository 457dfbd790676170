import { expect, test } from "vitest";
import { answerFake, fakeBlock } from "./testing/fake-answers.ts";
import { openClient, openServer } from "./testing/open-fake-client.ts";

const numbers = Array.from({ length: 25 }, (_, index) => index + 100);
const expected = numbers.map(fakeBlock);
const header = { full: false };

test("many blocks come in few requests and in the order asked for", async () => {
  const server = await openServer();
  const { client } = openClient([server], { maxBatchCalls: 10 });
  expect(await client.getBlocks(numbers, header)).toEqual(expected);
  expect(server.requests.map(({ length }) => length).sort((a, b) => a - b)).toEqual([5, 10, 10]);
});

test("answers in another order are matched by id", async () => {
  const shuffle = (calls: readonly { id: number; method: string; params: readonly unknown[] }[]) => {
    const answers = calls.map((call) => ({ jsonrpc: "2.0", id: call.id, ...answerFake(call) }));
    return { body: JSON.stringify(answers.reverse()) };
  };
  const server = await openServer((calls, _number, isBatch) => (isBatch ? shuffle(calls) : null));
  const { client } = openClient([server]);
  expect(await client.getBlocks(numbers, header)).toEqual(expected);
});

test("a provider that takes three calls at most gets no more", async () => {
  const refusal = { jsonrpc: "2.0", id: null, error: { code: -32600, message: "too many calls in batch" } };
  const server = await openServer((calls) => (calls.length > 3 ? { body: JSON.stringify(refusal) } : null));
  const { client } = openClient([server], { concurrency: 1 });
  expect(await client.getBlocks(numbers, header)).toEqual(expected);
  await client.getBlocks(numbers, header);
  expect(Math.max(...server.requests.slice(-8).map(({ length }) => length))).toBeLessThanOrEqual(3);
});

test("a provider that refuses every batch gets single calls", async () => {
  const server = await openServer((_calls, _number, isBatch) => (isBatch ? { status: 413 } : null));
  const { client, clock } = openClient([server]);
  expect(await client.getBlocks(numbers, header)).toEqual(expected);
  expect(clock.sleeps).toEqual([]);
});

test("only the calls of a batch that failed are asked again", async () => {
  let failures = 2;
  const server = await openServer(undefined, (call) => {
    const isFailing = Number(call.params[0]) === 103 && failures-- > 0;
    return isFailing ? { error: { code: -32000, message: "header not found" } } : answerFake(call);
  });
  const { client } = openClient([server]);
  expect(await client.getBlocks(numbers, header)).toEqual(expected);
  expect(server.requests.map(({ length }) => length)).toEqual([25, 1, 1]);
});

test("a batch that answers too few calls is repeated in smaller ones", async () => {
  const server = await openServer((calls, number) => {
    const answers = calls.slice(1).map((call) => ({ jsonrpc: "2.0", id: call.id, ...answerFake(call) }));
    return number === 0 ? { body: JSON.stringify(answers) } : null;
  });
  const { client } = openClient([server]);
  expect(await client.getBlocks(numbers, header)).toEqual(expected);
});

test("a node that answers with another block than asked for is inconsistent", async () => {
  const server = await openServer(undefined, () => ({ result: fakeBlock(7) }));
  const { client } = openClient([server], { maxAttempts: 2 });
  await expect(client.getBlocks([8], header)).rejects.toMatchObject({
    code: "RPC_INCONSISTENT",
    message: expect.stringContaining("asked for block 8, got 7"),
  });
});
