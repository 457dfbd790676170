import { type Anvil, startAnvil } from "@facevalue/contracts/testing";
import { afterEach, expect, test } from "vitest";
import { createAnvilRpc } from "./chain/anvil-rpc.ts";
import { playSeason, SEASON_DAYS } from "./play-season.ts";

const UNTIL = 1_790_000_000;
const SMALL = 0.08;
const chains: Anvil[] = [];

afterEach(async () => {
  await Promise.all(chains.splice(0).map((chain) => chain.stop()));
});

async function play(seed: string) {
  const timestamp = UNTIL - SEASON_DAYS * 86_400 - 60;
  const chain = await startAnvil({ timestamp, gasLimit: 60_000_000n, args: ["--prune-history", "4"] });
  chains.push(chain);
  const season = await playSeason({ rpcUrl: chain.url, until: UNTIL, seed, scale: SMALL });
  const rpc = createAnvilRpc(chain.url);
  const head = await rpc.request<{ hash: string; timestamp: string }>("eth_getBlockByNumber", [
    "latest",
    false,
  ]);
  return { season, rpc, head };
}

test("a season holds every kind of trade, and the same seed gives the same chain", async () => {
  const first = await play("one");
  const { counts } = first.season;
  const kinds = [
    "PrimarySale",
    "Listed",
    "ListingPriceChanged",
    "ListingCancelled",
    "Resold",
    "BidPlaced",
  ] as const;
  for (const kind of kinds) expect(counts[kind], kind).toBeGreaterThan(0);
  expect(counts).toMatchObject({
    EventPublished: 6,
    TicketContractCreated: 3,
    EventCancelled: 1,
    EventRescheduled: 1,
  });
  expect(counts.TicketRefunded).toBeGreaterThan(20);
  const mintsAndSales = (counts.PrimarySale ?? 0) + (counts.Resold ?? 0);
  expect(counts.Transfer, "gifts move tickets without a sale").toBeGreaterThan(mintsAndSales);
  expect(first.season.reverted).toBeGreaterThan(0);
  expect(Number(first.head.timestamp)).toBeGreaterThan(UNTIL - 3 * 86_400);
  expect(Number(first.head.timestamp)).toBeLessThanOrEqual(UNTIL);
  const second = await play("one");
  expect(second.head).toEqual(first.head);
  expect((await play("two")).head.hash).not.toBe(first.head.hash);
});

test("afterwards the chain's clock runs at real time", async () => {
  const { rpc } = await play("clock");
  await rpc.request("evm_mine");
  const { timestamp } = await rpc.request<{ timestamp: string }>("eth_getBlockByNumber", ["latest", false]);
  expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(5);
});

test("a chain that is later than the season's start is refused", async () => {
  const chain = await startAnvil();
  chains.push(chain);
  await expect(playSeason({ rpcUrl: chain.url })).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
});
