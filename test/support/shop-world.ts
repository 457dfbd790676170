import { digestTables } from "@facevalue/indexer";
import {
  buildFixture,
  FakeChain,
  type FakeNode,
  randomizer,
  randomShopLogs,
  startFakeNode,
} from "@facevalue/indexer/testing";
import type pg from "pg";
import { runFacevalue } from "./facevalue.ts";
import { emptyDatabase } from "./season-world.ts";

/** Blocks that the second chain replaces: all that are not final. */
const REPLACED = 60;

/** A chain of shops at a fake node, which shows it as it is before a deep reorg until told otherwise. */
export interface ShopWorld {
  readonly node: FakeNode;
  readonly chains: readonly [before: FakeChain, after: FakeChain];
  /** What an undisturbed run ends in, by chain. */
  readonly digests: readonly [before: string, after: string];
  /** Requests and milliseconds of an undisturbed run over the first chain. */
  readonly requests: number;
  readonly milliseconds: number;
  /** Arguments of `facevalue` that index `chain` up to its head, or follow it without an end. */
  indexArguments(databaseUrl: string, toBlock?: number): string[];
}

/** A world of `blocks` blocks; what an undisturbed run gives is found out by running it. */
export async function openShopWorld(blocks: number): Promise<ShopWorld> {
  const folder = await buildFixture("reorg");
  const chains = [makeChain(blocks), makeChain(blocks)] as const;
  const random = randomizer(blocks + 1);
  chains[1].drop(REPLACED);
  while (chains[1].height < chains[0].height + 3) chains[1].mine(randomShopLogs(random));
  const node = await startFakeNode(chains[0]);
  const indexArguments = (databaseUrl: string, toBlock?: number) => {
    const end = toBlock === undefined ? [] : ["--to-block", String(toBlock)];
    return [
      "index",
      "--rpc",
      node.url,
      "--database",
      databaseUrl,
      "--subgraph",
      folder,
      "--log",
      "json",
      ...end,
    ];
  };
  let requests = 0;
  node.beforeRequest = () => void requests++;
  const startedAt = performance.now();
  const undisturbed = async (chain: FakeChain) => {
    node.chain = chain;
    const database = await emptyDatabase();
    await runToEnd(indexArguments(database.url, chain.height));
    const digest = await readDigest(database);
    await database.drop();
    return digest;
  };
  const before = await undisturbed(chains[0]);
  const run = { requests, milliseconds: performance.now() - startedAt };
  node.beforeRequest = null;
  const after = await undisturbed(chains[1]);
  node.chain = chains[0];
  return { node, chains, digests: [before, after], ...run, indexArguments };
}

function makeChain(blocks: number): FakeChain {
  const random = randomizer(blocks);
  const chain = new FakeChain();
  for (let count = 0; count < blocks; count++) {
    chain.mine([...randomShopLogs(random), ...randomShopLogs(random), ...randomShopLogs(random)]);
  }
  return chain;
}

/** Runs `facevalue` until it ends with 0, starting it again when it ends with 75; returns how often it did. */
export async function runToEnd(args: readonly string[]): Promise<number> {
  for (let temporary = 0; ; temporary++) {
    const { code, stderr } = await runFacevalue(args);
    if (code === 0) return temporary;
    if (code !== 75 || temporary === 20) throw new Error(`facevalue ended with ${code}: ${stderr}`);
  }
}

/** The digest of the chain tables, as `facevalue digest` gives it. */
export async function readDigest({ pool }: { readonly pool: pg.Pool }): Promise<string> {
  return JSON.stringify(await digestTables(pool, { chainId: 4242 }));
}
