import { expect, test } from "vitest";
import type { FakeRpcAnswer, FakeRpcCall } from "../chain/testing/answer-fake-chain.ts";
import { answerFakeChain } from "../chain/testing/answer-fake-chain.ts";
import { type FakeNode, startFakeNode } from "../chain/testing/fake-node.ts";
import { expectTables } from "./testing/expect-tables.ts";
import { created, noted, randomizer, randomLogs } from "./testing/random-logs.ts";
import { openTestBed, type TestBed } from "./testing/test-bed.ts";

const random = randomizer(77);
const blocks = [
  [created(1), created(2)],
  ...Array.from({ length: 150 }, () => [...randomLogs(random), noted(1, "0x01")]),
];

/** Changes the logs in the node's answers as long as `isLying` says so. */
function tamper(node: FakeNode, isLying: () => boolean, change: (logs: object[]) => unknown): void {
  node.intercept = (call: FakeRpcCall): FakeRpcAnswer | null => {
    if (call.method !== "eth_getLogs" || !isLying()) return null;
    const answer = answerFakeChain(node.chain, call, node.settings);
    return "result" in answer ? { result: change(answer.result as object[]) } : answer;
  };
}

function otherFork(logs: object[]): object[] {
  return logs.map((log, index) => (index === 0 ? { ...log, blockHash: "0xdead" } : log));
}

const lies: [string, (logs: object[]) => unknown][] = [
  ["logs of another fork", otherFork],
  ["a log outside the asked range", (logs) => [...logs, { ...logs[0], blockNumber: "0xffffff" }]],
  [
    "a transaction that the block does not hold",
    (logs) => logs.map((log) => ({ ...log, transactionHash: "0xdead" })),
  ],
  ["no list", () => "none"],
];

test.each(lies)("a node that answers with %s for a while does no harm", async (_, change) => {
  const { chain, node, pool, follow: start } = await openTestBed(blocks);
  let left = 4;
  tamper(node, () => left-- > 0, change);
  await (await start()).catchUp(chain);
  await expectTables(pool, chain);
});

test("a node that always answers with logs of another fork ends with RPC_INCONSISTENT, and nothing is stored", async () => {
  const { node, follow: start } = await openTestBed(blocks.slice(0, 3), { finalityDepth: 0 });
  tamper(node, () => true, otherFork);
  const follower = await start();
  await expect(follower.ended).rejects.toMatchObject({ code: "RPC_INCONSISTENT" });
  expect(follower.storage.cursor).toBeNull();
});

test("flapping between a node that lags and one that fails now and then ends in the right tables", async () => {
  const bed = await openTestBed(blocks);
  const { chain, node, pool } = bed;
  const lagging = await startFakeNode(chain);
  let calls = 0;
  node.intercept = () => (++calls % 7 === 0 ? { error: { code: -32603, message: "Internal error" } } : null);
  lagging.intercept = (call) => answerLate(bed, call);
  try {
    const follower = await bed.follow({}, [lagging.url, node.url]);
    for (let count = 0; count < 30; count++) {
      chain.mine(randomLogs(random));
      lagging.isDown = count % 3 === 0;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    lagging.isDown = true;
    await follower.catchUp(chain);
    await follower.stop();
    await expectTables(pool, chain);
  } finally {
    await lagging.close();
  }
});

/** As a node would that has not heard of the newest three blocks. */
function answerLate({ chain, node }: TestBed, call: FakeRpcCall): FakeRpcAnswer {
  const known = chain.blocks.slice(0, -3);
  const byHash = (hash: string) => known.find(({ block }) => block.hash === hash);
  const view = { blocks: known, height: known.length - 1, byHash };
  return answerFakeChain(view, call, node.settings);
}

test("receipts come by block, or one by one from a node that cannot", async () => {
  for (const hasBlockReceipts of [true, false]) {
    const { chain, follow: start } = await openTestBed(blocks, { hasBlockReceipts });
    const follower = await start({ needsReceipts: true });
    const missing: string[] = [];
    follower.engine.beforeBlock = ({ logs, receipts }) => {
      missing.push(
        ...logs.map(({ transactionHash }) => transactionHash).filter((hash) => !receipts.has(hash)),
      );
    };
    await follower.catchUp(chain);
    expect(missing).toEqual([]);
  }
});

test("blocks that handlers want are processed even without logs, in order", async () => {
  const { chain, pool, follow: start } = await openTestBed(blocks);
  const seen: number[] = [];
  const follower = await start({ hasBlockHandlers: true });
  follower.engine.everyBlocks = 10;
  follower.engine.beforeBlock = ({ number }) => void seen.push(number);
  await follower.catchUp(chain);
  await expectTables(pool, chain);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.filter((number) => number % 10 === 0)).toEqual(
    Array.from({ length: 16 }, (_, index) => index * 10),
  );
});
