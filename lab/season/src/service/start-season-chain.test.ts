import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { silentLogger } from "@facevalue/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AnvilRpc, createAnvilRpc } from "../chain/anvil-rpc.ts";
import { keepTrading } from "../keep-trading.ts";
import type { RunningChain } from "./season-files.ts";
import { type SeasonChain, startSeasonChain } from "./start-season-chain.ts";

const SYMBOL_CALL = "0x95d89b41";
/** Above the highest process id of any system. */
const NO_PROCESS = 2 ** 30;
let folder = "";

const start = () => startSeasonChain({ folder, scale: 0.08, logger: silentLogger });
const readRunning = async (): Promise<RunningChain> =>
  JSON.parse(await readFile(join(folder, "running.json"), "utf8"));

async function hashes(rpc: AnvilRpc): Promise<string[]> {
  const head = Number(await rpc.request<string>("eth_blockNumber"));
  const numbers = Array.from({ length: head + 1 }, (_, number) => `0x${number.toString(16)}`);
  const blocks = await rpc.batch<{ hash: string }>(
    numbers.map((number) => ({ method: "eth_getBlockByNumber", params: [number, false] })),
  );
  return blocks.map(({ hash }) => hash);
}

async function trade({ rpcUrl, deployment, seed, scale }: SeasonChain, blocks: number): Promise<void> {
  const controller = new AbortController();
  let count = 0;
  const onBlock = () => {
    count += 1;
    if (count === blocks) controller.abort();
  };
  const { signal } = controller;
  await keepTrading({ rpcUrl, deployment, seed, scale, signal, onBlock, blockIntervalMs: 20 });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "facevalue-season-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("a chain outlives stops and kills", async () => {
  const first = await start();
  expect(first.isNew).toBe(true);
  await trade(first, 30);
  const stopped = await hashes(createAnvilRpc(first.rpcUrl));
  await first.stop();

  const second = await start();
  expect(second).toMatchObject({ isNew: false, deployment: first.deployment });
  expect(await hashes(createAnvilRpc(second.rpcUrl))).toEqual(stopped);
  await trade(second, 12);
  const { pid } = await readRunning();
  process.kill(pid, "SIGKILL");
  await sleep(200);

  const third = await start();
  expect(await hashes(createAnvilRpc(third.rpcUrl))).toEqual(stopped);
  await trade(third, 5);
  const abandoned = await hashes(createAnvilRpc(third.rpcUrl));

  await expect(start()).rejects.toMatchObject({ code: "DATA_FOLDER_UNUSABLE" });
  // A start while the chain of a killed process still runs takes over where that one is.
  await writeFile(
    join(folder, "running.json"),
    JSON.stringify({ ...(await readRunning()), ownerPid: NO_PROCESS }),
  );
  const fourth = await start();
  const rpc = createAnvilRpc(fourth.rpcUrl);
  expect(await hashes(rpc)).toEqual(abandoned);
  await expect(createAnvilRpc(third.rpcUrl).request("eth_blockNumber")).rejects.toMatchObject({
    code: "RPC_UNREACHABLE",
  });
  await trade(fourth, 3);
  const { timestamp } = await rpc.request<{ timestamp: string }>("eth_getBlockByNumber", ["latest", false]);
  expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(10);
  await third.stop();
  await fourth.stop();
});

test("a restarted chain answers calls at the block that first priced a tier in the stablecoin", async () => {
  const chain = await start();
  const rpc = createAnvilRpc(chain.rpcUrl);
  const [[hash]] = JSON.parse(await readFile(join(folder, "anvil-history.json"), "utf8"));
  const call = { to: chain.deployment.stablecoin, data: SYMBOL_CALL };
  const answer = await rpc.request<string>("eth_call", [call, { blockHash: hash }]);
  expect(Buffer.from(answer.slice(2), "hex").toString()).toContain("TUSD");
  await chain.stop();
});

test("a damaged record is refused in one line", async () => {
  const other = await mkdtemp(join(tmpdir(), "facevalue-season-"));
  await writeFile(join(other, "season.json"), "{");
  const starting = startSeasonChain({ folder: other, logger: silentLogger });
  await expect(starting).rejects.toMatchObject({ code: "DATA_FOLDER_UNUSABLE" });
  await rm(other, { recursive: true });
});
