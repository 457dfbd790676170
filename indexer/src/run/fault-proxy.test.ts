import { AppError, silentLogger } from "@facevalue/core";
import { createRpcClient } from "@facevalue/rpc";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { answerFakeChain } from "../chain/testing/answer-fake-chain.ts";
import { arbitraryFault } from "../chain/testing/arbitrary-fault.ts";
import { FakeChain } from "../chain/testing/fake-chain.ts";
import { startFakeNode } from "../chain/testing/fake-node.ts";
import type { Fault } from "../chain/testing/fault.ts";
import { type FaultProxy, OVERSIZE_BYTES, startFaultProxy } from "../chain/testing/fault-proxy.ts";
import { expectTables } from "./testing/expect-tables.ts";
import { created, noted, randomizer, randomLogs } from "./testing/random-logs.ts";
import { openTestBed, type TestBed } from "./testing/test-bed.ts";

const RUNS = 12;
const BLOCKS = 60;
const FINALITY = 8;
const LIMIT_MS = 45_000;
const fault = arbitraryFault({
  delayMs: 60,
  rangeBlocks: 30,
  more: [{ kind: "oversize" }, { kind: "bomb" }, { kind: "silence" }],
});

interface Scenario {
  readonly seed: number;
  readonly first: readonly Fault[];
  readonly second: readonly Fault[];
  /** Logs of one block at the head are left out once by the first URL. */
  readonly leavesOut: boolean;
  /** From then on the first URL serves another chain. */
  readonly becomesForeign: boolean;
}

const scenario: fc.Arbitrary<Scenario> = fc.record({
  seed: fc.nat(),
  first: fc.array(fault, { maxLength: 30 }),
  second: fc.array(fault, { maxLength: 30 }),
  leavesOut: fc.boolean(),
  becomesForeign: fc.boolean(),
});

test("whatever happens on the way, the tables are those of a clean sync, or an error names the cause", {
  timeout: RUNS * LIMIT_MS,
}, async () => {
  const property = fc.asyncProperty(scenario, (given) => inTime(play(given)));
  await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
});

async function inTime(work: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(reject, LIMIT_MS, new Error("indexing hangs"));
  await Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

async function play({ seed, first, second, leavesOut, becomesForeign }: Scenario): Promise<void> {
  const random = randomizer(seed);
  const mined = () => [...randomLogs(random), noted(1, "0x01")];
  const bed = await openBed(Array.from({ length: BLOCKS }, mined));
  const foreign: Fault = becomesForeign ? { kind: "from", node: "foreign" } : { kind: "none" };
  const left: Fault[] = leavesOut ? [{ kind: "logs", lie: "left out" }, { kind: "none" }] : [];
  // The very first answer names the chain that the rest is held to; runs on a wrong one end before they begin.
  bed.proxies[0].schedule([{ kind: "none" }, ...first, ...left], foreign);
  bed.proxies[1].schedule(second);
  const follower = await bed.follow();
  const outcome = follower.ended.then(
    () => null,
    (error: unknown) => error,
  );
  for (let round = 0; round < 6; round++) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    if (round === 3) bed.chain.drop(2);
    for (let block = 0; block < (round === 3 ? 3 : 1); block++) bed.chain.mine(mined());
  }
  const error = await Promise.race([outcome, follower.catchUp(bed.chain).catch(() => outcome)]);
  if (error === undefined) await follower.stop();
  else await expectNamed(bed, error);
  await expectTables(bed.pool, bed.chain);
}

/** The error says what is wrong, and once that is mended, indexing goes on to the right end. */
async function expectNamed(bed: Bed, error: unknown): Promise<void> {
  expect(error).toBeInstanceOf(AppError);
  const { code, message } = error as AppError;
  expect(code).toMatch(/^RPC_(INCONSISTENT|UNREACHABLE|FAILED|WRONG_CHAIN)$/);
  expect(message.length).toBeGreaterThan(30);
  for (const proxy of bed.proxies) proxy.schedule([]);
  const again = await bed.follow();
  await again.catchUp(bed.chain);
  await again.stop();
}

interface Bed extends Omit<TestBed, "follow"> {
  readonly proxies: readonly [FaultProxy, FaultProxy];
  follow(urls?: readonly string[]): ReturnType<TestBed["follow"]>;
}

/** A chain behind two proxies that also know a node that is behind, one on another fork and one of another chain. */
async function openBed(blocks: Parameters<typeof openTestBed>[0]): Promise<Bed> {
  const bed = await openTestBed([[created(1), created(2), noted(1, "0x02")], ...blocks], {
    finalityDepth: FINALITY,
  });
  const { chain, node } = bed;
  const behind = async (view: (chain: FakeChain) => FakeChain["blocks"], chainId = node.settings.chainId) => {
    const other = await startFakeNode(chain, { ...node.settings, chainId });
    other.intercept = (call) => answerFakeChain(toView(view(chain)), call, other.settings);
    onTestFinished(() => other.close());
    return other.url;
  };
  const fork = new FakeChain();
  fork.blocks.splice(0, 1, ...chain.blocks.slice(0, -3));
  for (let block = 0; block < 4; block++) fork.mine([noted(1, "0xff")]);
  const foreign = new FakeChain(1);
  for (const logs of blocks) foreign.mine(logs);
  const nodes = {
    main: node.url,
    stale: await behind(({ blocks: known }) => known.slice(0, -3)),
    fork: await behind(() => fork.blocks),
    foreign: await behind(() => foreign.blocks, 1),
  };
  const proxies = [await startFaultProxy(nodes), await startFaultProxy(nodes)] as const;
  for (const proxy of proxies) onTestFinished(() => proxy.close());
  const follow = (urls = proxies.map(({ url }) => url)) => followThrough(bed, urls);
  return { ...bed, proxies, follow };
}

async function followThrough(bed: TestBed, urls: readonly string[]) {
  const rpc = createRpcClient({
    urls,
    logger: silentLogger,
    timeoutMs: 300,
    maxResponseBytes: OVERSIZE_BYTES / 2,
    backOffBaseMs: 1,
    backOffCapMs: 20,
  });
  onTestFinished(() => rpc.close());
  await rpc.chainId().catch(() => undefined);
  return await bed.follow({ rpc });
}

function toView(blocks: FakeChain["blocks"]) {
  const byHash = (hash: string) => blocks.find(({ block }) => block.hash === hash);
  return { blocks, height: blocks.length - 1, byHash };
}

const lasting: [string, Fault, RegExp][] = [
  ["logs of another fork", { kind: "logs", lie: "of another fork" }, /RPC_INCONSISTENT.*block hash/],
  ["logs out of range", { kind: "logs", lie: "out of range" }, /RPC_INCONSISTENT.*got one of block 16777215/],
  [
    "logs that the bloom rules out",
    { kind: "logs", lie: "from a contract not in the bloom" },
    /RPC_INCONSISTENT.*bloom/,
  ],
  ["another chain", { kind: "from", node: "foreign" }, /RPC_WRONG_CHAIN.*serves chain 1 and not 4242/],
];

test.each(lasting)(
  "a node that from some point on answers with %s ends indexing with that cause",
  async (_, lie, cause) => {
    const random = randomizer(5);
    const bed = await openBed(Array.from({ length: 300 }, () => [...randomLogs(random), noted(1, "0x01")]));
    bed.proxies[0].schedule(Array.from<Fault>({ length: 8 }).fill({ kind: "none" }), lie);
    const follower = await bed.follow([bed.proxies[0].url]);
    const error = await inTime(follower.ended).then(
      () => null,
      (reason: unknown) => reason as AppError,
    );
    expect(`${error?.code} ${error?.message}`).toMatch(cause);
    bed.proxies[0].schedule([]);
    const again = await bed.follow();
    await again.catchUp(bed.chain);
    await again.stop();
    await expectTables(bed.pool, bed.chain);
  },
);

test("logs that one node leaves out of a block at the head are asked of the other", async () => {
  const bed = await openBed([]);
  const follower = await bed.follow();
  await follower.catchUp(bed.chain);
  bed.proxies[0].schedule([], { kind: "logs", lie: "left out" });
  for (let block = 0; block < 5; block++) bed.chain.mine([noted(1, "0x03")]);
  await follower.catchUp(bed.chain);
  await follower.stop();
  await expectTables(bed.pool, bed.chain);
});
