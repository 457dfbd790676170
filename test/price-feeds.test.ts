import { deployPriceFeed, type PriceFeedContract, startAnvil } from "@facevalue/contracts/testing";
import { silentLogger } from "@facevalue/core";
import { createRpcClient } from "@facevalue/rpc";
import { feedProvider } from "@facevalue/workers";
import { expect, onTestFinished, test } from "vitest";

const CHAIN_ID = 31337;
const T = 1_780_000_000;

async function open(decimals = 8, chainId = CHAIN_ID) {
  const anvil = await startAnvil({ chainId: CHAIN_ID });
  onTestFinished(() => anvil.stop());
  const stopping = new AbortController();
  const rpc = createRpcClient({ urls: [anvil.url], logger: silentLogger, signal: stopping.signal });
  onTestFinished(() => stopping.abort());
  const feed = await deployPriceFeed(anvil.url, decimals);
  let calls = 0;
  const counted = {
    ...rpc,
    callAll: (request: Parameters<typeof rpc.callAll>[0]) => {
      calls += request.calls.length;
      return rpc.callAll(request);
    },
  };
  const feeds = [{ currency: "native", fiat: "USD", address: feed.address }];
  const provider = feedProvider({ name: "feeds", chainId, feeds, rpc: counted });
  const mine = (blocks: number) =>
    fetch(anvil.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "anvil_mine",
        params: [`0x${blocks.toString(16)}`],
      }),
    });
  /** Times after T, and whole dollars. */
  const read = async (from: number) => {
    await mine(100);
    const rates = (await provider.read({ from: () => from, signal: stopping.signal })) ?? [];
    return rates.map(({ time, rate }) => [time - T, Number(rate / 10n ** 10n) / 1e8]);
  };
  return { feed, read, provider, mine, callsSoFar: () => calls };
}

const dollars = (amount: number) => BigInt(Math.round(amount * 1e8));

async function answerAll(feed: PriceFeedContract, rounds: readonly (readonly [number, number])[]) {
  for (const [at, price] of rounds) await feed.answer(dollars(price), T + at);
}

test("rounds become rates of their own time, back to the asked one and the one before", async () => {
  const { feed, read } = await open();
  expect(await read(T)).toEqual([]);
  const rounds = [
    [0, 2000],
    [3600, 2001.5],
    [7200, 1999],
    [10_800, 0.00000001],
  ] as const;
  await answerAll(feed, rounds);
  expect(await read(T)).toEqual(rounds);
  expect(await read(T + 3601)).toEqual(rounds.slice(1));
  expect(await read(T + 99_999)).toEqual(rounds.slice(3));
});

test("answers of 0 or less, rounds that are not complete and repeated answers are no rates", async () => {
  const { feed, read } = await open();
  await answerAll(feed, [[0, 2000]]);
  await feed.answer(0n, T + 4000);
  await feed.answer(-5n, T + 8000);
  await feed.answer(dollars(3), 0);
  await feed.carryOver(T + 12_000);
  await answerAll(feed, [[16_000, 2100]]);
  expect(await read(T)).toEqual([
    [0, 2000],
    [16_000, 2100],
  ]);
});

test("history goes on in the phases before", async () => {
  const { feed, read } = await open();
  await feed.answerMany(dollars(1), T, 3600, 21);
  await feed.nextPhase();
  await feed.answerMany(dollars(2), T + 100_000, 3600, 5);
  await feed.nextPhase();
  await answerAll(feed, [[200_000, 3]]);
  const times = (await read(T)).map(([time]) => time);
  const second = [0, 1, 2, 3, 4].map((index) => 100_000 + index * 3600);
  expect(times).toEqual([...Array.from({ length: 21 }, (_, index) => index * 3600), ...second, 200_000]);
  expect((await read(T + 101_000)).map(([time]) => time)).toEqual([...second, 200_000]);
});

test("a busy feed is thinned out to quarters of an hour, without walking every round", async () => {
  const { feed, read, callsSoFar } = await open();
  for (let start = 0; start < 2000; start += 200)
    await feed.answerMany(dollars(1) + BigInt(start), T + start * 30, 30, 200);
  const times = (await read(T)).map(([time]) => time ?? 0);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(900);
  expect([times[0], times.at(-1)]).toEqual([0, 1999 * 30]);
  expect(callsSoFar()).toBeLessThan(300);
});

test("decimals are the feed's own, and only final blocks count", async () => {
  const { feed, read, provider } = await open(20);
  await feed.answer(25n * 10n ** 20n, T);
  expect(await read(T)).toEqual([[0, 25]]);
  await feed.answer(26n * 10n ** 20n, T + 3600);
  const early = await provider.read({ from: () => T, signal: new AbortController().signal });
  expect(early?.map(({ time }) => time - T)).toEqual([0]);
  expect(await read(T)).toHaveLength(2);
});

test("a contract that is no feed, and a node of another chain, are told", async () => {
  const { provider } = await open(8, 1);
  const ask = { from: () => T, signal: new AbortController().signal };
  await expect(provider.read(ask)).rejects.toThrow("are on chain 1, the node serves 31337");
  const { provider: right, mine } = await open();
  await mine(100);
  expect(await right.read(ask)).toEqual([]);
  const anvil = await startAnvil({ chainId: CHAIN_ID });
  onTestFinished(() => anvil.stop());
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  const rpc = createRpcClient({ urls: [anvil.url], logger: silentLogger, signal: stopping.signal });
  const feeds = [{ currency: "native", fiat: "USD", address: `0x${"12".repeat(20)}` }];
  const wrong = feedProvider({ name: "feeds", chainId: CHAIN_ID, feeds, rpc });
  await expect(wrong.read(ask)).rejects.toThrow(/is no price feed/);
});
