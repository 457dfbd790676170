import { silentLogger } from "@facevalue/core";
import { type AnnouncedHead, createRpcClient } from "@facevalue/rpc";
import { expect, onTestFinished, test } from "vitest";
import { HeadBell } from "./head-bell.ts";
import { openAnvilBed } from "./testing/anvil-bed.ts";

const NEVER_MS = 100_000_000;
const { signal } = new AbortController();

function openBell(isLive = true) {
  let listener: ((head: AnnouncedHead) => void) | null = null;
  const bell = new HeadBell({
    watchHeads: (given) => {
      listener = given;
      const stop = () => {
        listener = null;
      };
      return { isLive, stop };
    },
  });
  const announce = (number: number) => listener?.({ number, hash: `0x${number}` });
  return { bell, announce, isHeard: () => listener !== null };
}

async function isPending(promise: Promise<void>, milliseconds: number): Promise<boolean> {
  const late = new Promise<"late">((resolve) => setTimeout(resolve, milliseconds, "late"));
  return (await Promise.race([promise, late])) === "late";
}

test("an announcement ends the wait at once, an abort too", async () => {
  const { bell, announce, isHeard } = openBell();
  const waiting = bell.wait(NEVER_MS, null, signal);
  announce(5);
  await waiting;
  const controller = new AbortController();
  const aborted = bell.wait(NEVER_MS, "0x5", controller.signal);
  controller.abort();
  await aborted;
  bell.stop();
  expect(isHeard()).toBe(false);
});

test("without announcements the time ends it", async () => {
  const bell = new HeadBell({ watchHeads: () => null });
  await bell.wait(1, null, signal);
});

test("a block that was announced and is not found yet is looked for soon, but not for ever", async () => {
  const { bell, announce } = openBell();
  const waiting = bell.wait(NEVER_MS, "0x4", signal);
  announce(5);
  await waiting;
  for (let look = 0; look < 20; look++) await bell.wait(NEVER_MS, "0x4", signal);
  expect(await isPending(bell.wait(NEVER_MS, "0x4", signal), 200)).toBe(true);
});

test("looking is rarer only while what it finds was announced", async () => {
  const { bell, announce } = openBell();
  announce(5);
  const first = bell.wait(NEVER_MS, "0x4", signal);
  announce(5);
  await first;
  expect(await isPending(bell.wait(200, "0x5", signal), 400)).toBe(true);
  expect(await isPending(openBell(false).bell.wait(1, "0x5", signal), 5_000)).toBe(false);
});

test("a new block is indexed when it is announced, long before the time to look", async () => {
  const { database, url, request, createTicketContract, index } = await openAnvilBed();
  await request("anvil_mine", "0x50");
  const urls = [url, url.replace("http", "ws")];
  const rpc = createRpcClient({ urls, logger: silentLogger });
  onTestFinished(() => rpc.close());
  void index({ rpc, pollIntervalMs: NEVER_MS });
  const contracts = async () => {
    const sql = `select count(*)::int as count from chain_31337."data_sources$"`;
    const { rows } = await database.pool.query<{ count: number }>(sql).catch(() => ({ rows: [] }));
    return rows[0]?.count ?? -1;
  };
  while (rpc.statistics().heads?.isLive !== true) await new Promise((resolve) => setTimeout(resolve, 5));
  const before = await contracts();
  await createTicketContract(1);
  while ((await contracts()) === before) await new Promise((resolve) => setTimeout(resolve, 5));
});
