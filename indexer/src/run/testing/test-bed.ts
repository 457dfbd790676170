import { createTestDatabase } from "@facevalue/db/testing";
import type pg from "pg";
import { onTestFinished } from "vitest";
import type { FakeNodeSettings } from "../../chain/testing/answer-fake-chain.ts";
import { FakeChain, type FakeLogSpec } from "../../chain/testing/fake-chain.ts";
import { type FakeNode, startFakeNode } from "../../chain/testing/fake-node.ts";
import type { FollowOptions } from "../chain-follower.ts";
import { type Follower, follow } from "./follow-fake-chain.ts";

export interface TestBed {
  readonly chain: FakeChain;
  readonly node: FakeNode;
  readonly pool: pg.Pool;
  /** Follows the node's chain, or what is at `urls`, until the test ends. */
  follow(options?: Partial<FollowOptions>, urls?: readonly string[]): Promise<Follower>;
}

/** An empty database and a node with a chain that holds `blocks` after block 0; all gone when the test ends. */
export async function openTestBed(
  blocks: readonly (readonly FakeLogSpec[])[],
  settings: Partial<FakeNodeSettings> = {},
): Promise<TestBed> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const chain = new FakeChain();
  for (const logs of blocks) chain.mine(logs);
  const node = await startFakeNode(chain, settings);
  onTestFinished(() => node.close());
  return {
    chain,
    node,
    pool: database.pool,
    follow: async (options, urls = [node.url]) => {
      const follower = await follow(database.pool, urls, options);
      onTestFinished(() => follower.stop().catch(() => undefined));
      return follower;
    },
  };
}
