import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createPublicClient, http } from "viem";
import { afterEach, expect, it } from "vitest";
import { type Anvil, startAnvil } from "./start-anvil.ts";

const running: Anvil[] = [];

async function start(...[options]: Parameters<typeof startAnvil>): Promise<Anvil> {
  const anvil = await startAnvil(options);
  running.push(anvil);
  return anvil;
}

afterEach(async () => {
  for (const anvil of running.splice(0)) await anvil.stop();
});

async function answers(port: number): Promise<boolean> {
  const client = createPublicClient({ transport: http(`http://127.0.0.1:${port}`, { retryCount: 0 }) });
  try {
    return (await client.getChainId()) > 0;
  } catch {
    return false;
  }
}

it("answers as soon as it is started, with the options it was given", async () => {
  const anvil = await start({ chainId: 4242, timestamp: 1_800_000_000, noMining: true });
  const client = createPublicClient({ transport: http(anvil.url) });
  expect(await client.getChainId()).toBe(4242);
  const block = await client.getBlock();
  expect([block.number, block.timestamp]).toEqual([0n, 1_800_000_000n]);
});

it("takes a free port each time and is gone after stop, which may be called again", async () => {
  const [first, second] = [await start(), await start()];
  expect(first.port).not.toBe(second.port);
  await first.stop();
  await first.stop();
  expect([await answers(first.port), await answers(second.port)]).toEqual([false, true]);
});

it("fails with anvil's own words", async () => {
  const { port } = await start();
  await expect(startAnvil({ port })).rejects.toThrow(/Anvil did not start: .*exit code 1.*in use/s);
});

it.each([
  ["returns", ""],
  ["is terminated", "setInterval(() => {}, 1000); process.kill(process.pid, 'SIGTERM');"],
  ["throws", "throw new Error('on purpose');"],
])("ends with a process that %s", async (_case, ending) => {
  const module = join(import.meta.dirname, "start-anvil.ts");
  const script = `import { startAnvil } from ${JSON.stringify(module)};
    process.stdout.write(String((await startAnvil()).port)); ${ending}`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  let written = "";
  child.stdout.on("data", (chunk: Buffer) => {
    written += chunk.toString();
  });
  await once(child, "close");
  expect(Number(written)).toBeGreaterThan(0);
  await expect.poll(() => answers(Number(written))).toBe(false);
});
