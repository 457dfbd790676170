import { expect, test } from "vitest";
import { answerFake } from "./testing/fake-answers.ts";
import type { AnswerCall } from "./testing/fake-rpc-server.ts";
import { openClient, openServer } from "./testing/open-fake-client.ts";

const answerOther: AnswerCall = (call) =>
  call.method === "eth_chainId" ? { result: "0x1" } : { result: "0x5" };

test("a URL of another chain is not asked for anything", async () => {
  let isDown = false;
  const right = await openServer(() => (isDown ? { status: 500 } : null));
  const wrong = await openServer(undefined, answerOther);
  const { client } = openClient([right, wrong], { maxAttempts: 4 });
  expect(await client.chainId()).toBe(31_337);
  isDown = true;
  await expect(client.blockNumber()).rejects.toMatchObject({ code: expect.stringMatching(/^RPC_/) });
  isDown = false;
  expect(await client.blockNumber()).toBe(10_000);
  expect(wrong.requests.flat().every(({ method }) => method === "eth_chainId")).toBe(true);
});

test("a node that comes back as another chain is RPC_WRONG_CHAIN, until it is right again", async () => {
  let isDown = false;
  let isWrong = false;
  const server = await openServer(
    () => (isDown ? { status: 503 } : null),
    (call) => (isWrong ? answerOther(call) : answerFake(call)),
  );
  const { client } = openClient([server], { maxAttempts: 2 });
  await client.chainId();
  isDown = true;
  await expect(client.blockNumber()).rejects.toMatchObject({ code: "RPC_UNREACHABLE" });
  [isDown, isWrong] = [false, true];
  await expect(client.blockNumber()).rejects.toMatchObject({
    code: "RPC_WRONG_CHAIN",
    retryable: false,
    message: expect.stringContaining("serves chain 1 and not 31337"),
  });
  isWrong = false;
  expect(await client.blockNumber()).toBe(10_000);
});

test("a node that changes its chain without going down is found out by asking", async () => {
  let isWrong = false;
  const server = await openServer(undefined, (call) => (isWrong ? answerOther(call) : answerFake(call)));
  const { client } = openClient([server], { maxAttempts: 2 });
  await client.chainId();
  isWrong = true;
  await expect(client.chainId()).rejects.toMatchObject({ code: "RPC_WRONG_CHAIN" });
});
